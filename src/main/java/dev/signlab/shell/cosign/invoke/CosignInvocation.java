package dev.signlab.shell.cosign.invoke;

import dev.signlab.crypto.keys.KeyContext;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.crypto.keys.Password;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.oci.client.CredentialSource;
import dev.signlab.oci.client.Credentials;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.BoundedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a command of cosign: flags fall back to variables as cosign's do ({@code COSIGN_KEY}
 * for {@code --key}), and registry flags become a client.
 */
public record CosignInvocation(Invocation invocation) {

  private static final String PREFIX = "COSIGN_";
  private static final String DOCKER_TYPES = "COSIGN_DOCKER_MEDIA_TYPES";
  private static final String LARGEST = "COSIGN_MAX_ATTACHMENT_SIZE";

  public static CosignInvocation of(Invocation invocation) {
    LaterFlags.refuse(invocation);
    CosignInvocation cosign = new CosignInvocation(invocation);
    cosign.refuseDockerTypes();
    return cosign;
  }

  /** The value given, else the variable's, else the default. */
  public Optional<String> flag(String name) {
    Optional<String> value = invocation.flag(name);
    String standard = invocation.spec().flag(name).map(Flag::defaultValue).orElse("");
    if (value.isPresent() && !value.get().equals(standard)) {
      return value;
    }
    return variable(PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_')).or(() -> value);
  }

  public boolean isOn(String name) {
    return flag(name).map(Boolean::parseBoolean).orElse(false);
  }

  public Optional<String> variable(String name) {
    return Optional.ofNullable(invocation.session().environment().get(name));
  }

  public Optional<KeyReference> key() {
    return flag(CosignFlags.KEY).filter(text -> !text.isEmpty()).map(KeyReference::parse);
  }

  public KeyContext keyContext() {
    return new KeyContext(
        invocation.session().directory(),
        invocation.session().environment(),
        Passwords.ofExistingKey(invocation),
        Passwords.pinOfToken(invocation),
        this::transport);
  }

  /** The password of a key that is about to be made: asked for twice. */
  public Password newPassword() {
    return () -> Passwords.ofNewKey(invocation);
  }

  /** Reaches services beside the registry; every exchange is on record for {@code wire}. */
  private HttpTransport transport() {
    return HttpTransport.of(invocation.session().clock(), invocation.service(ExchangeLog.class))
        .in(invocation.session()::environment);
  }

  /** The pairs of {@code -a}; cosign's own words for one without an equals sign. */
  public Map<String, String> annotations() {
    return pairs(CosignFlags.ANNOTATIONS);
  }

  /** The pairs of a flag that may be given several times. */
  public Map<String, String> pairs(String flag) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String each : invocation.values(flag)) {
      int equals = each.indexOf('=');
      if (equals < 0) {
        throw Problem.of("unable to parse annotation: " + each)
            .expected("-a NAME=VALUE")
            .found("no equals sign")
            .hint("write both", "-a " + each + "=VALUE")
            .asException();
      }
      pairs.put(each.substring(0, equals), each.substring(equals + 1));
    }
    return pairs;
  }

  /** Where signatures are kept when not beside the image. */
  public Optional<Repository> signatureRepository() {
    return variable("COSIGN_REPOSITORY").filter(text -> !text.isEmpty()).map(Repository::parse);
  }

  public Reference image(String text) {
    return Reference.parse(text);
  }

  /** cosign honours it where it writes an image of the older form; none writes so by default. */
  private void refuseDockerTypes() {
    String name = invocation.spec().name();
    boolean older =
        name.startsWith("cosign attach ")
            || (invocation.spec().flag("new-bundle-format").isPresent()
                && (name.equals("cosign sign") || name.equals("cosign attest"))
                && !isOn("new-bundle-format"));
    String wanted = variable(DOCKER_TYPES).orElse("");
    if (older && (wanted.equals("1") || wanted.equalsIgnoreCase("true"))) {
      throw Problem.of(DOCKER_TYPES + " is not served by this lab")
          .expected("signatures as OCI images, which every registry of today takes")
          .found(DOCKER_TYPES + "=" + wanted)
          .hint("take the variable away", "unset " + DOCKER_TYPES)
          .asException();
    }
  }

  public RegistryClient client() {
    Invocation run = invocation;
    boolean usual =
        CosignFlags.registry().stream()
            .map(Flag::name)
            .noneMatch(name -> flag(name).filter(value -> !value.equals("false")).isPresent());
    Optional<String> limit = variable(LARGEST).filter(text -> !text.isEmpty());
    if (usual && limit.isEmpty()) {
      return run.service(RegistryClient.class);
    }
    RegistryAccess access = secured(run.service(RegistryAccess.class));
    if (limit.isPresent()) {
      access = access.limitedTo(ByteSize.parse(LARGEST, limit.get()));
    }
    Optional<CredentialSource> credentials = credentials();
    return RegistryClient.of(credentials.isPresent() ? access.with(credentials.get()) : access);
  }

  private RegistryAccess secured(RegistryAccess given) {
    RegistryAccess access = isOn("allow-http-registry") ? given.allowingHttp() : given;
    Optional<byte[]> authority = file("registry-cacert");
    if (authority.isPresent()) {
      access = access.trusting(authority.get());
    }
    Optional<byte[]> certificate = file("registry-client-cert");
    Optional<byte[]> key = file("registry-client-key");
    if (certificate.isPresent() != key.isPresent()) {
      throw Problem.of("a client certificate is of no use without its private key")
          .expected("--registry-client-cert FILE --registry-client-key FILE")
          .found("one of them")
          .asException();
    }
    if (certificate.isPresent() && key.isPresent()) {
      access = access.presenting(certificate.get(), key.get());
    }
    Optional<String> name = flag("registry-server-name");
    access = name.isPresent() ? access.expectingServer(name.get()) : access;
    return isOn("allow-insecure-registry") ? access.allowingInsecure() : access;
  }

  private Optional<byte[]> file(String flag) {
    return flag(flag).map(name -> BoundedFile.read(invocation.path(name)));
  }

  private Optional<CredentialSource> credentials() {
    Optional<String> token = flag("registry-token");
    if (token.isPresent()) {
      return token.map(Credentials.BearerToken::new).map(CredentialSource::of);
    }
    return flag("registry-username")
        .map(user -> new Credentials.UserPassword(user, flag("registry-password").orElse("")))
        .map(CredentialSource::of);
  }

  /** The line as it was typed, with one argument in place of another: what a hint can offer. */
  public String lineWith(String wrong, String right) {
    return lineOf(
        invocation.arguments().stream().map(each -> each.equals(wrong) ? right : each).toList());
  }

  /** The line as it was typed, with other arguments. */
  public String lineOf(List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(invocation.spec().name()));
    for (Flag flag : invocation.spec().flags()) {
      List<String> values = invocation.values(flag.name());
      boolean said = !values.equals(List.of(flag.defaultValue())) && !isFromVariable(flag, values);
      if (said) {
        values.forEach(value -> words.add(written(flag, value)));
      }
    }
    arguments.forEach(each -> words.add(quoted(each)));
    return String.join(" ", words);
  }

  private boolean isFromVariable(Flag flag, List<String> values) {
    String name = PREFIX + flag.name().toUpperCase(Locale.ROOT).replace('-', '_');
    return variable(name)
        .filter(value -> !value.isEmpty() && values.equals(flag.type().values(value)))
        .isPresent();
  }

  private static String written(Flag flag, String value) {
    if (flag.isToggle()) {
      return "--" + flag.name() + (value.equals("true") ? "" : "=" + value);
    }
    boolean secret = flag.name().endsWith("password") || flag.name().endsWith("token");
    return "--" + flag.name() + " " + (secret ? "…" : quoted(flag.type().written(value)));
  }

  private static String quoted(String word) {
    boolean plain =
        word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_./:=@".indexOf(c) >= 0);
    return plain && !word.isEmpty() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
