package dev.signlab.sigstore.client.oidc;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;

/**
 * A provider that cosign asks and the lab does not: it is told apart, so that nobody waits for it.
 *
 * @param name the name that cosign gives it
 * @param isThere whether cosign would ask it here
 */
record UnservedProvider(String name, boolean isThere) implements AmbientProvider {

  static UnservedProvider ofVariable(String name, String variable, Surroundings around) {
    return new UnservedProvider(name, around.variable(variable).isPresent());
  }

  @Override
  public String token(String audience) {
    throw Problem.of("the lab does not ask " + name + " for identity tokens")
        .expected("github-actions, buildkite-agent, envvar or filesystem")
        .found(name + ", which cosign would ask here")
        .hint("get its token yourself and hand it over", "… --identity-token FILE")
        .cause(Cause.NO_TOKEN)
        .asException();
  }
}
