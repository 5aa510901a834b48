package dev.signlab.engine.admission;

import dev.signlab.json.Json;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer of a webhook (Kubernetes, {@code admission.k8s.io/v1}): yes, with a patch (RFC 6902)
 * that puts digests in place of tags; or no, and why.
 */
public final class AdmissionAnswer {

  /** The status of what a cluster calls {@code BadRequest}. */
  private static final int BAD_REQUEST = 400;

  private AdmissionAnswer() {}

  /** Returns the answer as JSON. */
  public static JsonNode of(Verdict verdict) {
    ObjectNode review = Json.object();
    review.put("apiVersion", AdmissionRequest.VERSION);
    review.put("kind", AdmissionRequest.REVIEW);
    ObjectNode response = review.putObject("response");
    response.put("uid", verdict.uid());
    response.put("allowed", verdict.isAllowed());
    if (!verdict.isAllowed()) {
      ObjectNode status = response.putObject("status");
      status.put("message", verdict.message());
      status.put("reason", "BadRequest");
      status.put("code", BAD_REQUEST);
    } else if (!verdict.pins().isEmpty()) {
      response.put("patchType", "JSONPatch");
      response.put("patch", Base64.getEncoder().encodeToString(Json.write(patch(verdict))));
    }
    if (!verdict.warnings().isEmpty()) {
      ArrayNode warnings = response.putArray("warnings");
      verdict.warnings().forEach(warnings::add);
    }
    return review;
  }

  private static ArrayNode patch(Verdict verdict) {
    ArrayNode operations = Json.array();
    for (Verdict.Pin pin : verdict.pins()) {
      ObjectNode operation = operations.addObject();
      operation.put("op", "replace");
      operation.put("path", pin.image().pointer());
      operation.put("value", pin.digested());
    }
    return operations;
  }
}
