package dev.signlab.sigstore.client.oidc;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job of Buildkite, whose agent asks for tokens.
 *
 * @param around where the variables are
 */
record BuildkiteAgent(Surroundings around) implements AmbientProvider {

  private static final String TOKEN = "BUILDKITE_AGENT_ACCESS_TOKEN";
  private static final String ENDPOINT = "BUILDKITE_AGENT_ENDPOINT";
  private static final String JOB = "BUILDKITE_JOB_ID";

  @Override
  public String name() {
    return "buildkite-agent";
  }

  @Override
  public boolean isThere() {
    return around.variable(TOKEN).isPresent();
  }

  @Override
  public String token(String audience) {
    String endpoint = around.variable(ENDPOINT).orElse("https://agent.buildkite.com/v3");
    ServiceDoor door = ServiceDoor.of(name(), endpoint, around.transport());
    ObjectNode body = Json.object();
    body.put("audience", audience);
    String path = "/jobs/" + job() + "/oidc/tokens";
    ServiceAnswer answer =
        door.send(
            door.json(path, body)
                .with("Authorization", "Token " + around.variable(TOKEN).orElseThrow()));
    if (answer.status() != 200) {
      throw door.refused("the job's token was refused", "POST " + door.at(path), "200", answer)
          .asException();
    }
    return answer.json().text("token");
  }

  private String job() {
    return around
        .variable(JOB)
        .filter(id -> id.matches("[0-9A-Za-z-]+"))
        .orElseThrow(
            () ->
                Problem.of("no job of Buildkite is named")
                    .expected(JOB + ": letters, digits and -")
                    .found(around.variable(JOB).orElse("nothing"))
                    .cause(Cause.NO_TOKEN)
                    .asException());
  }
}
