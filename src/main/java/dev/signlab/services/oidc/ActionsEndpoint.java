package dev.signlab.services.oidc;

import dev.signlab.http.server.Call;
import dev.signlab.json.Json;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a job of the build service fetches its identity token, as GitHub's runners do: the address
 * and the secret for it stand in two variables of the job's environment.
 */
final class ActionsEndpoint {

  static final String PATH = "/idtoken";

  private static final String BEARER = "Bearer ";

  private final IdentityTokens tokens;
  private final RunTokens runs;

  ActionsEndpoint(IdentityTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.runs = new RunTokens(tokens, clock);
  }

  /** Returns the variables of a job. */
  JobVariables variablesOf(WorkflowRun run) {
    return new JobVariables(
        tokens.issuer(IssuerKind.ACTIONS) + PATH + "?api-version=2.0", runs.issue(run));
  }

  void handle(Call call) throws IOException {
    String given = call.header("Authorization").orElse("");
    Optional<WorkflowRun> run =
        given.regionMatches(true, 0, BEARER, 0, BEARER.length())
            ? runs.read(given.substring(BEARER.length()).strip())
            : Optional.empty();
    if (run.isEmpty()) {
      ObjectNode refusal = Json.object();
      refusal.put("message", "the token of the job is missing, not ours, or over");
      call.set("WWW-Authenticate", "Bearer");
      JsonAnswer.secret(call, 401, refusal);
      return;
    }
    TokenOrder order = TokenOrder.of(run.get());
    String owner = "https://github.com/" + run.get().source().owner();
    String token = tokens.issue(order.withAudience(call.query("audience").orElse(owner)));
    ObjectNode answer = Json.object();
    answer.put("count", token.length());
    answer.put("value", token);
    JsonAnswer.secret(call, 200, answer);
  }
}
