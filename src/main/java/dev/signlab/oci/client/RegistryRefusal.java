package dev.signlab.oci.client;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.Response;
import dev.signlab.oci.name.Registry;
import java.util.Optional;

/**
 * Says why a registry let nobody in: it does not know who asks, or it knows, and that is not enough
 * (RFC 6750, section 3.1; docker-registry answers both with 401).
 */
final class RegistryRefusal {

  private static final int FORBIDDEN = 403;
  private static final String INSUFFICIENT = "insufficient_scope";
  private static final String INVALID = "invalid_token";

  private static final String WITH_THE_COMMAND =
      "or give them with the command: --registry-username, --registry-password (skopeo: --creds)";

  private RegistryRefusal() {}

  /**
   * Returns what a refusal means.
   *
   * @param hasLogin whether there was anything to show
   */
  static RegistryException of(
      Registry registry, Response response, String tried, boolean hasLogin) {
    Optional<Challenge> challenge =
        Challenge.firstKnown(response.headers().all("WWW-Authenticate"));
    String error = challenge.flatMap(each -> each.parameter("error")).orElse("");
    if (!hasLogin) {
      return unknown("registry " + registry + " asks who you are", registry, response, tried);
    }
    if (response.status() == FORBIDDEN || error.equals(INSUFFICIENT)) {
      return outOfReach(registry, response, tried, challenge);
    }
    return error.equals(INVALID)
        ? unbelieved(registry, response, tried)
        : unknown("registry " + registry + " refused the credentials", registry, response, tried);
  }

  private static RegistryException unknown(
      String summary, Registry registry, Response response, String tried) {
    return exception(
        Problem.of(summary)
            .expected("a user and password that the registry knows")
            .hint("log in; the password is asked for", new Intent.LogIn(registry.toString()))
            .hint(WITH_THE_COMMAND)
            .cause(Cause.NOT_AUTHORIZED),
        response,
        tried,
        "");
  }

  private static RegistryException outOfReach(
      Registry registry, Response response, String tried, Optional<Challenge> challenge) {
    Optional<String> scope = challenge.flatMap(each -> each.parameter("scope"));
    return exception(
        Problem.of("registry " + registry + " knows you, and does not let you do this")
            .expected(scope.map(text -> "a token for " + text).orElse("somebody who may"))
            .hint(
                "log in as somebody who may; the password is asked for",
                new Intent.LogIn(registry.toString()))
            .cause(Cause.NOT_ALLOWED),
        response,
        tried,
        response.status() == FORBIDDEN ? "" : ", " + INSUFFICIENT);
  }

  private static RegistryException unbelieved(Registry registry, Response response, String tried) {
    return exception(
        Problem.of("registry " + registry + " does not believe the token that it sent you for")
            .expected("a token that holds now, by a key that the registry knows")
            .hint("the password was right; ask whoever runs the registry and its token server")
            .cause(Cause.NOT_AUTHORIZED),
        response,
        tried,
        ", " + INVALID);
  }

  private static RegistryException exception(
      Problem.Builder problem, Response response, String tried, String error) {
    String found = "status " + response.status() + error + RegistryProblems.reasons(response);
    return RegistryException.of(problem.tried(tried).found(found).build(), response.status());
  }
}
