package dev.signlab.services.oidc;

import dev.signlab.crypto.jws.JsonWebKey;
import dev.signlab.crypto.jws.WebToken;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tokens with which a job asks for its identity token: each says which job it is of, signed by
 * the issuer itself, so that there is nothing to remember. Safe for use by several threads.
 */
final class RunTokens {

  /** As long as GitHub lets a job run. */
  private static final Duration LONGEST_JOB = Duration.ofHours(6);

  /** No identity token has such a claim, whatever audience a job asks it for. */
  private static final String SCOPE = "Actions.GenerateIdToken";

  private final IdentityTokens tokens;
  private final InstantSource clock;

  RunTokens(IdentityTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  private String audience() {
    return tokens.issuer(IssuerKind.ACTIONS) + ActionsEndpoint.PATH;
  }

  String issue(WorkflowRun run) {
    ObjectNode claims = Json.object();
    claims.put("aud", audience());
    claims.put("scp", SCOPE);
    claims.put("exp", clock.instant().plus(LONGEST_JOB).getEpochSecond());
    claims.put("repository", run.source().repository());
    claims.put("ref", run.source().ref());
    claims.put("workflow", run.workflow());
    run.called().ifPresent(called -> claims.put("called", called.reference()));
    claims.put("event", run.event());
    run.environment().ifPresent(environment -> claims.put("environment", environment));
    claims.put("attempt", run.attempt());
    return tokens.sign(IssuerKind.ACTIONS, claims);
  }

  /** Returns the job of a token of ours that holds; nothing for any other text. */
  Optional<WorkflowRun> read(String token) {
    return verified(token)
        .filter(claims -> claims.optionalText("aud").filter(audience()::equals).isPresent())
        .filter(claims -> claims.optionalText("scp").filter(SCOPE::equals).isPresent())
        .filter(claims -> claims.number("exp") > clock.instant().getEpochSecond())
        .map(RunTokens::run);
  }

  private Optional<JsonFields> verified(String token) {
    for (JsonNode each : tokens.ring(IssuerKind.ACTIONS).publicKeys().get("keys")) {
      JsonWebKey key = JsonWebKey.parse(Json.write(each), "a key of the issuer");
      if (key.verified(token).isPresent()) {
        return Optional.of(WebToken.parse(token, "the token of a job").claims());
      }
    }
    return Optional.empty();
  }

  private static WorkflowRun run(JsonFields claims) {
    return new WorkflowRun(
        new WorkflowRun.Source(claims.text("repository"), claims.text("ref")),
        claims.text("workflow"),
        claims.optionalText("called").map(WorkflowRun.CalledWorkflow::parse),
        claims.text("event"),
        claims.optionalText("environment"),
        (int) claims.number("attempt"));
  }
}
