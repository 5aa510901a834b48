package dev.signlab.sigstore.client.oidc;

import dev.signlab.http.HttpTransport;
import java.util.Map;
import java.util.Optional;

/**
 * What a process finds around itself.
 *
 * @param variables of its environment
 * @param places where platforms leave something; {@link Places#USUAL} outside of tests
 * @param transport what reaches providers
 */
public record Surroundings(Map<String, String> variables, Places places, HttpTransport transport) {

  /** Copies the variables. */
  public Surroundings {
    variables = Map.copyOf(variables);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }
}
