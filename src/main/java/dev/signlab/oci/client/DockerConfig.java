package dev.signlab.oci.client;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.client.Credentials.BearerToken;
import dev.signlab.oci.client.Credentials.IdentityToken;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.name.Registry;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The logins in Docker's {@code config.json}, which docker, cosign, skopeo and oras share.
 *
 * @param file the file; it need not be there
 */
public record DockerConfig(Path file) implements CredentialSource {

  /** Finds the file as Docker does: in the folder {@code DOCKER_CONFIG}, else in the home. */
  public static DockerConfig of(Map<String, String> environment) {
    String folder = environment.getOrDefault("DOCKER_CONFIG", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    Path where = folder.isEmpty() ? Path.of(home, ".docker") : Path.of(folder);
    return new DockerConfig(where.resolve("config.json"));
  }

  /**
   * Returns the files in which logins are looked for, in their order: Docker's, then those of
   * podman and skopeo (containers-auth.json).
   */
  public static List<DockerConfig> allOf(Map<String, String> environment) {
    List<DockerConfig> files = new ArrayList<>(List.of(of(environment)));
    String named = environment.getOrDefault("REGISTRY_AUTH_FILE", "");
    if (!named.isEmpty()) {
      files.add(new DockerConfig(Path.of(named)));
    }
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (!runtime.isEmpty()) {
      files.add(new DockerConfig(Path.of(runtime, "containers", "auth.json")));
    }
    return files;
  }

  /** Returns the logins in a text of the same form, such as {@code DOCKER_AUTH_CONFIG} holds. */
  public static CredentialSource inText(String json, String what) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new CredentialSource() {
      @Override
      public Optional<Credentials> find(Registry registry) {
        return find(registry, "");
      }

      @Override
      public Optional<Credentials> find(Registry registry, String repository) {
        return login(Json.parseObject(bytes, what), LoginNames.of(registry, repository), what);
      }
    };
  }

  @Override
  public Optional<Credentials> find(Registry registry) {
    return login(LoginNames.of(registry));
  }

  /**
   * Finds a login as containers-auth.json describes it: of the repository, else of the nearest
   * folder above it, else of the registry.
   */
  @Override
  public Optional<Credentials> find(Registry registry, String repository) {
    return login(LoginNames.of(registry, repository));
  }

  /** Finds a login that counts for a part of a registry only. */
  public Optional<Credentials> findBelow(Registry registry, String repository) {
    return login(LoginNames.below(registry, repository));
  }

  private Optional<Credentials> login(List<String> names) {
    return Files.exists(file) ? login(read(), names, file.toString()) : Optional.empty();
  }

  /** Returns the name of the credential helper that the file names for a registry, if any. */
  public Optional<String> helper(Registry registry) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonFields root = read();
    Optional<JsonFields> helpers = root.optionalObject("credHelpers");
    return LoginNames.of(registry).stream()
        .flatMap(name -> helpers.flatMap(each -> each.optionalText(name)).stream())
        .findFirst()
        .or(() -> root.optionalText("credsStore"))
        .filter(name -> !name.isEmpty());
  }

  private static Optional<Credentials> login(JsonFields root, List<String> names, String what) {
    Optional<JsonFields> logins = root.optionalObject("auths");
    return logins.flatMap(
        auths ->
            names.stream()
                .flatMap(name -> auths.optionalObject(name).stream())
                .flatMap(entry -> credentials(entry, what).stream())
                .findFirst());
  }

  /** Keeps a login; only the owner can read the file afterwards. */
  public void save(Registry registry, UserPassword login) {
    ObjectNode root = Files.exists(file) ? (ObjectNode) read().node().deepCopy() : Json.object();
    byte[] pair = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
    ObjectNode auths = root.withObject("/auths");
    auths.putObject(nameOf(registry)).put("auth", Base64.getEncoder().encodeToString(pair));
    AtomicFile.writeSecret(file, Json.writePretty(root).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Forgets all logins for a whole registry, under whichever name they stand, and returns whether
   * there was one.
   */
  public boolean forget(Registry registry) {
    if (!Files.exists(file)) {
      return false;
    }
    ObjectNode root = (ObjectNode) read().node().deepCopy();
    boolean was = false;
    if (root.path("auths") instanceof ObjectNode auths) {
      int before = auths.size();
      auths.remove(LoginNames.of(registry));
      was = auths.size() < before;
    }
    if (was) {
      AtomicFile.writeSecret(file, Json.writePretty(root).getBytes(StandardCharsets.UTF_8));
    }
    return was;
  }

  /** Returns the name under which a registry's login is kept, by Docker and by its helpers. */
  public static String nameOf(Registry registry) {
    return registry.equals(Registry.DOCKER_HUB)
        ? "https://" + registry.host() + "/v1/"
        : registry.host();
  }

  private JsonFields read() {
    return Json.parseObject(BoundedFile.read(file), file.toString());
  }

  private static Optional<Credentials> credentials(JsonFields entry, String what) {
    Optional<String> identity = entry.optionalText("identitytoken").filter(t -> !t.isEmpty());
    if (identity.isPresent()) {
      return identity.map(IdentityToken::new);
    }
    Optional<String> token = entry.optionalText("registrytoken").filter(t -> !t.isEmpty());
    if (token.isPresent()) {
      return token.map(BearerToken::new);
    }
    Optional<String> pair = entry.optionalText("auth").filter(t -> !t.isEmpty());
    return pair.isPresent() ? pair.map(text -> decoded(text, what)) : plain(entry);
  }

  private static Optional<Credentials> plain(JsonFields entry) {
    return entry
        .optionalText("username")
        .map(user -> new UserPassword(user, entry.optionalText("password").orElse("")));
  }

  private static Credentials decoded(String base64, String what) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon < 0) {
        throw malformed(what, "a login without a colon");
      }
      // Docker's own file may have zero bytes behind the password, and Docker drops them.
      String password = pair.substring(colon + 1).replaceAll("\0+$", "");
      return new UserPassword(pair.substring(0, colon), password);
    } catch (IllegalArgumentException e) {
      throw malformed(what, "a login that is not base64");
    }
  }

  private static LabException malformed(String what, String found) {
    return Problem.of("cannot read the logins in " + what)
        .expected("\"auth\": base64 of user:password")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
