package dev.signlab.shell.admission;

import dev.signlab.engine.admission.AdmissionRequest;
import dev.signlab.json.Json;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code admission request}: what a cluster asks of a webhook when somebody starts a pod. */
final class RequestCommand implements Command {

  private static final String NAME = "name";
  private static final String NAMESPACE = "namespace";

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "admission request",
              AdmissionCommands.GROUP,
              "Print what a cluster asks when somebody starts a pod")
          .flag(Flag.text(NAME, "NAME", "name of the pod").withDefault("studentbook"))
          .flag(
              Flag.text(NAMESPACE, "NAME", "where in the cluster")
                  .withShort("n")
                  .withDefault("default"))
          .arguments("IMAGE", "an image for each container", Completion.IMAGE)
          .example("admission request localhost:5001/studentbook:1.0 > review.json")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Json.writePretty(review(invocation)).lines().forEach(invocation.screen()::out);
    return OK;
  }

  private static JsonNode review(Invocation invocation) {
    String namespace = invocation.flag(NAMESPACE).orElseThrow();
    ObjectNode review = Json.object();
    review.put("apiVersion", AdmissionRequest.VERSION);
    review.put("kind", AdmissionRequest.REVIEW);
    ObjectNode request = review.putObject("request");
    request.put("uid", UUID.randomUUID().toString());
    request.putObject("kind").put("group", "").put("version", "v1").put("kind", "Pod");
    request.putObject("resource").put("group", "").put("version", "v1").put("resource", "pods");
    request.put("namespace", namespace);
    request.put("operation", "CREATE");
    request.set("object", pod(invocation, namespace));
    return review;
  }

  private static ObjectNode pod(Invocation invocation, String namespace) {
    ObjectNode pod = Json.object().put("apiVersion", "v1").put("kind", "Pod");
    pod.putObject("metadata")
        .put("name", invocation.flag(NAME).orElseThrow())
        .put("namespace", namespace);
    ArrayNode containers = pod.putObject("spec").putArray("containers");
    for (String image : invocation.arguments()) {
      containers.addObject().put("name", "c" + containers.size()).put("image", image);
    }
    return pod;
  }
}
