package dev.signlab.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.client.CredentialSource;
import dev.signlab.oci.client.Credentials;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.client.DockerConfig;
import dev.signlab.oci.name.Registry;
import dev.signlab.storage.ProgramPath;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A program that keeps logins for Docker (docker-credential-helpers). Jib runs such programs too,
 * but takes one that answers without reading for one that failed.
 *
 * @param name what follows {@code docker-credential-} in the name of the program
 * @param environment in which it runs, and whose PATH it is looked for on
 * @param patience how long it may take
 */
record CredentialHelper(String name, Map<String, String> environment, Duration patience)
    implements CredentialSource {

  /** What every helper of Docker says when it is asked for a login that it does not keep. */
  private static final String NOTHING = "credentials not found in native keychain";

  private static final int LONGEST_WORDS = 300;

  CredentialHelper(String name, Map<String, String> environment) {
    this(name, environment, HelperProcess.PATIENCE);
  }

  @Override
  public Optional<Credentials> find(Registry registry) {
    String server = DockerConfig.nameOf(registry);
    HelperProcess.Ending ending = run(registry, "get", server.getBytes(StandardCharsets.UTF_8));
    if (ending.status() == 0) {
      return credentials(registry, ending.out());
    }
    if (ending.out().contains(NOTHING) || ending.err().contains(NOTHING)) {
      return Optional.empty();
    }
    throw failed(registry, said(ending), null);
  }

  /** Hands a login to the helper. */
  void store(Registry registry, UserPassword login) {
    ObjectNode message = Json.object();
    message.put("ServerURL", DockerConfig.nameOf(registry));
    message.put("Username", login.user());
    message.put("Secret", login.password());
    HelperProcess.Ending ending = run(registry, "store", Json.write(message));
    if (ending.status() != 0) {
      throw failed(registry, said(ending), null);
    }
  }

  private HelperProcess.Ending run(Registry registry, String verb, byte[] input) {
    try {
      return HelperProcess.run(file(registry), verb, input, environment, patience);
    } catch (IOException e) {
      throw failed(registry, words(Reason.of(e)), e);
    }
  }

  private Optional<Credentials> credentials(Registry registry, String answer) {
    try {
      JsonFields login = Json.parseObject(answer.getBytes(StandardCharsets.UTF_8), "its answer");
      String user = login.text("Username");
      String secret = login.text("Secret");
      if (user.isEmpty() && secret.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          user.equals("<token>")
              ? new Credentials.IdentityToken(secret)
              : new UserPassword(user, secret));
    } catch (LabException e) {
      throw failed(registry, "an answer that is no login: " + e.problem().summary(), e);
    }
  }

  private Path file(Registry registry) {
    String program = "docker-credential-" + name;
    return ProgramPath.find(program, environment)
        .orElseThrow(() -> failed(registry, "no program " + program + " on the PATH", null));
  }

  private static String said(HelperProcess.Ending ending) {
    String words = words(ending.words());
    return words.isEmpty() ? "status " + ending.status() + ", and not a word" : words;
  }

  /** What looks like the login itself is not repeated. */
  private static String words(String said) {
    String shown = said.contains("{") ? said.substring(0, said.indexOf('{')) + "…" : said.strip();
    return shown.length() > LONGEST_WORDS ? shown.substring(0, LONGEST_WORDS) + "…" : shown;
  }

  private LabException failed(Registry registry, String found, @Nullable Exception cause) {
    Problem.Builder problem =
        Problem.of("credential helper docker-credential-" + name + " failed")
            .tried("use it for the login at registry " + registry)
            .expected("a user and a secret, or the words \"" + NOTHING + "\"")
            .found(found)
            .hint("it is named by credsStore or credHelpers in Docker's config.json")
            .hint("or give the login with the command: --registry-username, --registry-password")
            .cause(Cause.NOT_AUTHORIZED);
    return cause == null ? problem.asException() : problem.asException(cause);
  }
}
