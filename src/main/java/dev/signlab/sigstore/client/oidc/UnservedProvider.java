package dev.signlab.sigstore.client.oidc;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A provider that cosign asks and the lab does not: it is told apart, so that nobody waits for it.
 *
 * @param name the name that cosign gives it
 * @param isThere whether cosign would ask it here
 * @param why it is not asked
 * @param stand what gives a token of the lab's for the same kind of name
 * @param passedOver what is said where something speaks of it, and cosign would not ask it either
 */
record UnservedProvider(
    String name, boolean isThere, String why, String stand, Optional<String> passedOver)
    implements AmbientProvider {

  private static final String ACCOUNT = "GOOGLE_SERVICE_ACCOUNT_NAME";
  private static final String SOCKET = "SPIFFE_ENDPOINT_SOCKET";

  /** An account of Google's, for which another one asks. */
  static UnservedProvider googleImpersonate(Surroundings around) {
    return new UnservedProvider(
        "google-impersonate",
        around.variable(ACCOUNT).isPresent(),
        "it asks iamcredentials.googleapis.com by credentials of Google, and the lab asks nobody"
            + " outside of this machine",
        "world token --identity robot@example.com > token.txt",
        Optional.empty());
  }

  /** The agent of SPIRE; to cosign it is there where its socket is, by path and not by URL. */
  static UnservedProvider spiffe(Surroundings around) {
    Optional<String> named = around.variable(SOCKET);
    boolean isThere =
        named.map(UnservedProvider::isFile).orElse(Files.exists(around.places().socket()));
    Optional<String> said =
        named
            .filter(text -> !isThere)
            .map(
                text ->
                    "spiffe is not asked: %s is %s, and there is no such file; cosign takes a path there."
                        .formatted(SOCKET, text));
    return new UnservedProvider(
        "spiffe",
        isThere,
        "the agent speaks gRPC over a socket of its own, which the lab does not",
        "world token --spiffe spiffe://example.com/build/signer > token.txt",
        said);
  }

  private static boolean isFile(String text) {
    try {
      return Files.exists(Path.of(text));
    } catch (InvalidPathException e) {
      // No file has such a name.
      return false;
    }
  }

  @Override
  public boolean isAskedByName() {
    return true;
  }

  @Override
  public String token(String audience) {
    throw Problem.of("the lab does not ask " + name + " for identity tokens: " + why)
        .expected("github-actions, buildkite-agent, envvar, filesystem or google-workload-identity")
        .found(isThere ? name + ", which cosign would ask here" : name + ", which was named")
        .hint("its token, or this one of the lab's, is handed over by  --identity-token", stand)
        .cause(Cause.NO_TOKEN)
        .asException();
  }
}
