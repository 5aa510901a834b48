package dev.signlab.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.registry.credentials.CredentialHelperNotFoundException;
import com.google.cloud.tools.jib.registry.credentials.CredentialHelperUnhandledServerUrlException;
import com.google.cloud.tools.jib.registry.credentials.DockerCredentialHelper;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.oci.client.CredentialSource;
import dev.signlab.oci.client.Credentials;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.client.DockerConfig;
import dev.signlab.oci.name.Registry;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A program that keeps logins for Docker, run by Jib. Loaded only where a file names one.
 *
 * @param name what stands behind {@code docker-credential-}
 * @param environment in which it runs, and whose PATH it is looked for on
 */
record CredentialHelper(String name, Map<String, String> environment) implements CredentialSource {

  /** What every helper of Docker says when it is asked for a login that it does not keep. */
  private static final String NOTHING = "credentials not found in native keychain";

  private static final int LONGEST_WORDS = 300;

  @Override
  public Optional<Credentials> find(Registry registry) {
    String server = DockerConfig.nameOf(registry);
    try {
      return Optional.of(
          credentials(new DockerCredentialHelper(server, file(registry), environment).retrieve()));
    } catch (CredentialHelperUnhandledServerUrlException e) {
      String said = String.valueOf(e.getMessage());
      if (said.contains(NOTHING)) {
        return Optional.empty();
      }
      throw failed(registry, words(said), e);
    } catch (CredentialHelperNotFoundException | IOException e) {
      throw failed(registry, words(String.valueOf(e.getMessage())), e);
    }
  }

  /** Hands a login to the helper, by its own protocol; Jib only asks. */
  void store(Registry registry, UserPassword login) {
    ObjectNode message = Json.object();
    message.put("ServerURL", DockerConfig.nameOf(registry));
    message.put("Username", login.user());
    message.put("Secret", login.password());
    ProcessBuilder builder = new ProcessBuilder(file(registry).toString(), "store");
    builder.redirectErrorStream(true).environment().putAll(environment);
    try {
      Process process = builder.start();
      try (OutputStream out = process.getOutputStream()) {
        out.write(Json.write(message));
      }
      String said =
          new String(process.getInputStream().readNBytes(LONGEST_WORDS), StandardCharsets.UTF_8);
      if (process.onExit().join().exitValue() != 0) {
        throw failed(registry, words(said), new IOException("store"));
      }
    } catch (IOException e) {
      throw failed(registry, String.valueOf(e.getMessage()), e);
    }
  }

  private static Credentials credentials(Credential given) {
    return given.isOAuth2RefreshToken()
        ? new Credentials.IdentityToken(given.getPassword())
        : new Credentials.UserPassword(given.getUsername(), given.getPassword());
  }

  private Path file(Registry registry) {
    String program = "docker-credential-" + name;
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path file = Path.of(folder, program);
      if (!folder.isEmpty() && !name.contains("/") && Files.isExecutable(file)) {
        return file;
      }
    }
    throw failed(registry, "no program " + program + " on the PATH", new IOException(program));
  }

  /** What looks like the login itself is not repeated. */
  private static String words(String said) {
    String shown = said.contains("{") ? said.substring(0, said.indexOf('{')) + "…" : said.strip();
    return shown.length() > LONGEST_WORDS ? shown.substring(0, LONGEST_WORDS) + "…" : shown;
  }

  private LabException failed(Registry registry, String found, Exception cause) {
    return Problem.of("credential helper docker-credential-" + name + " failed")
        .tried("use it for the login at registry " + registry)
        .expected("a user and a secret, or the words \"" + NOTHING + "\"")
        .found(found)
        .hint("it is named by credsStore or credHelpers in Docker's config.json")
        .hint("or give the login with the command: --registry-username, --registry-password")
        .cause(Cause.NOT_AUTHORIZED)
        .asException(cause);
  }
}
