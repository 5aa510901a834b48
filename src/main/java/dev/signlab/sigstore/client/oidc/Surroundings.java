package dev.signlab.sigstore.client.oidc;

import dev.signlab.http.HttpTransport;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a process finds around itself.
 *
 * @param variables of its environment
 * @param tokenFile where a platform lays down a token; {@link #TOKEN_FILE} outside of tests
 * @param transport what reaches providers
 */
public record Surroundings(Map<String, String> variables, Path tokenFile, HttpTransport transport) {

  /** Where cosign looks for a token that a platform laid down. */
  public static final Path TOKEN_FILE = Path.of("/var/run/sigstore/cosign/oidc-token");

  /** Copies the variables. */
  public Surroundings {
    variables = Map.copyOf(variables);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }
}
