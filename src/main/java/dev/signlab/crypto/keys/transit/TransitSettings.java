package dev.signlab.crypto.keys.transit;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.storage.BoundedFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a transit engine is and who asks it, from the variables that its own command reads.
 *
 * @param family which server it is
 * @param address such as {@code http://127.0.0.1:8200}, without a slash at its end
 * @param token what names us to the server
 * @param mount the path of the engine
 * @param namespace the namespace in which it is, where there is one
 * @param transport what reaches it
 */
record TransitSettings(
    TransitFamily family,
    URI address,
    String token,
    String mount,
    Optional<String> namespace,
    HttpTransport transport) {

  private static final int LARGEST_TOKEN = 8 << 10;
  private static final String TOKEN_FILE = ".vault-token";

  static TransitSettings of(
      TransitFamily family, Map<String, String> environment, Path directory, HttpTransport plain) {
    URI address = address(family, environment);
    return new TransitSettings(
        family,
        address,
        token(family, environment),
        mount(environment),
        family.value(environment, "NAMESPACE"),
        transport(family, environment, directory, plain));
  }

  private static URI address(TransitFamily family, Map<String, String> environment) {
    String variable = family.variable("ADDR");
    String text = family.value(environment, "ADDR").orElseThrow(() -> notSet(family));
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    try {
      URI address = URI.create(text);
      String scheme = String.valueOf(address.getScheme());
      if (address.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return checked(family, address);
      }
    } catch (IllegalArgumentException e) {
      throw noAddress(family, variable + " is not an address", text);
    }
    throw noAddress(family, variable + " is not an address", text);
  }

  private static URI checked(TransitFamily family, URI address) {
    if (address.getScheme().equals("https") || HttpTransport.isLoopback(address.getHost())) {
      return address;
    }
    throw Problem.of("the token would go to " + address.getHost() + " where anyone can read it")
        .tried("reach " + family.words() + " at " + address)
        .expected("https://, or an address of this machine")
        .found("plain HTTP to another machine")
        .hint(
            "take TLS",
            "export " + family.variable("ADDR") + "=https://" + address.getRawAuthority())
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static String token(TransitFamily family, Map<String, String> environment) {
    Optional<String> given = family.value(environment, "TOKEN");
    if (given.isPresent()) {
      return given.get().strip();
    }
    Optional<Path> file =
        Optional.ofNullable(environment.get("HOME"))
            .map(home -> Path.of(home).resolve(TOKEN_FILE))
            .filter(Files::isReadable);
    if (file.isEmpty()) {
      throw noToken(family);
    }
    byte[] text = BoundedFile.read(file.get(), LARGEST_TOKEN);
    return new String(text, StandardCharsets.UTF_8).strip();
  }

  private static String mount(Map<String, String> environment) {
    String mount = environment.getOrDefault("TRANSIT_SECRET_ENGINE_PATH", "");
    return mount.isBlank() ? "transit" : mount.strip().replaceAll("^/+|/+$", "");
  }

  private static HttpTransport transport(
      TransitFamily family, Map<String, String> environment, Path directory, HttpTransport plain) {
    Optional<String> authority = family.value(environment, "CACERT");
    if (authority.isPresent()) {
      return plain.trusting(BoundedFile.read(directory.resolve(authority.get())));
    }
    boolean anybody =
        family.value(environment, "SKIP_VERIFY").filter(TransitSettings::isYes).isPresent();
    return anybody ? plain.trustingAnybodyUnsafe() : plain;
  }

  private static boolean isYes(String text) {
    return text.equalsIgnoreCase("true") || text.equals("1");
  }

  /** The lab's own vault is found without variables, and answers by the name of Vault alone. */
  private static LabException notSet(TransitFamily family) {
    String variable = family.variable("ADDR");
    LabException plain = noAddress(family, variable + " is not set", "no such variable");
    return family == TransitFamily.VAULT
        ? new LabException(
            plain
                .problem()
                .withHints(
                    List.of(
                        new Hint("the lab's own vault, which needs no variable", "vault start"),
                        plain.problem().hints().getFirst())))
        : plain;
  }

  private static LabException noAddress(TransitFamily family, String summary, String found) {
    String variable = family.variable("ADDR");
    return Problem.of(summary)
        .tried("find the " + family.words() + " server")
        .expected(variable + " with an address such as https://vault.example:8200")
        .found(found)
        .hint("a server on this machine", "export " + variable + "=http://127.0.0.1:8200")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static LabException noToken(TransitFamily family) {
    String variable = family.variable("TOKEN");
    return Problem.of("no token for " + family.words())
        .tried("find a token in " + variable + " and in ~/" + TOKEN_FILE)
        .expected("one of the two; token helpers are not run")
        .found("neither")
        .hint("log in with its own command, which writes ~/" + TOKEN_FILE)
        .hint("or set it", "export " + variable + "=TOKEN")
        .cause(Cause.NOT_AUTHORIZED)
        .asException();
  }

  /** Says where, and nothing of the token. */
  @Override
  public String toString() {
    return family.words() + " at " + address + ", engine " + mount;
  }
}
