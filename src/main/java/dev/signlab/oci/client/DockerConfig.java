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

  @Override
  public Optional<Credentials> find(Registry registry) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Optional<JsonFields> logins = read().optionalObject("auths");
    return logins.flatMap(
        auths ->
            namesOf(registry).stream()
                .flatMap(name -> auths.optionalObject(name).stream())
                .flatMap(entry -> credentials(entry).stream())
                .findFirst());
  }

  /** Keeps a login; only the owner can read the file afterwards. */
  public void save(Registry registry, UserPassword login) {
    ObjectNode root = Files.exists(file) ? (ObjectNode) read().node().deepCopy() : Json.object();
    byte[] pair = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
    ObjectNode auths = root.withObject("/auths");
    auths.putObject(registry.host()).put("auth", Base64.getEncoder().encodeToString(pair));
    AtomicFile.writeSecret(file, Json.writePretty(root).getBytes(StandardCharsets.UTF_8));
  }

  private JsonFields read() {
    return Json.parseObject(BoundedFile.read(file), file.toString());
  }

  /** Docker itself writes its hub as a URL; others may have a scheme or not. */
  private static List<String> namesOf(Registry registry) {
    String host = registry.host();
    return List.of(
        host,
        "https://" + host,
        "http://" + host,
        "https://" + host + "/v1/",
        "https://" + host + "/v2/");
  }

  private Optional<Credentials> credentials(JsonFields entry) {
    Optional<String> identity = entry.optionalText("identitytoken").filter(t -> !t.isEmpty());
    if (identity.isPresent()) {
      return identity.map(IdentityToken::new);
    }
    Optional<String> token = entry.optionalText("registrytoken").filter(t -> !t.isEmpty());
    if (token.isPresent()) {
      return token.map(BearerToken::new);
    }
    Optional<String> pair = entry.optionalText("auth").filter(t -> !t.isEmpty());
    return pair.isPresent() ? pair.map(this::decoded) : plain(entry);
  }

  private static Optional<Credentials> plain(JsonFields entry) {
    return entry
        .optionalText("username")
        .map(user -> new UserPassword(user, entry.optionalText("password").orElse("")));
  }

  private Credentials decoded(String base64) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon < 0) {
        throw malformed("a login without a colon");
      }
      return new UserPassword(pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      throw malformed("a login that is not base64");
    }
  }

  private LabException malformed(String found) {
    return Problem.of("cannot read the logins in " + file)
        .expected("\"auth\": base64 of user:password")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
