package dev.signlab.registry;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.server.BodyTooLargeException;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.FailureAnswers;
import dev.signlab.json.Json;
import dev.signlab.storage.Reason;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** Refusals as the distribution-spec writes them (section Error Codes). */
final class ErrorAnswers implements FailureAnswers {

  /** The state of what is asked for is in the way, and stays so (RFC 9110, 15.5.10). */
  private static final int CONFLICT = 409;

  /** Not a failure of the server that passes by itself, as 500 and 503 are (RFC 4918, 11.5). */
  private static final int INSUFFICIENT_STORAGE = 507;

  @Override
  public void answer(Call call, Exception failure) throws IOException {
    RegistryError error = refusal(failure);
    call.answer(error.status(), "application/json; charset=utf-8", body(error));
  }

  private static RegistryError refusal(Exception failure) {
    return switch (failure) {
      case RegistryError error -> error;
      case Exception full when Reason.isDiskFull(full) ->
          RegistryError.of(ErrorCode.UNKNOWN, "the disk of the registry is full")
              .withStatus(INSUFFICIENT_STORAGE)
              .about("make room where the registry keeps its blobs, and push again");
      case DamagedException damaged ->
          RegistryError.of(ErrorCode.UNKNOWN, Reason.of(damaged)).withStatus(CONFLICT);
      case BodyTooLargeException large ->
          RegistryError.of(ErrorCode.SIZE_INVALID, large.problem().summary())
              .withStatus(413)
              .about(large.problem().expected().orElse(""));
      case LabException lab ->
          RegistryError.of(ErrorCode.UNKNOWN, lab.problem().summary())
              .about(lab.problem().foundOrSummary());
      default -> RegistryError.of(ErrorCode.UNKNOWN, "unknown error").about(Reason.of(failure));
    };
  }

  private static byte[] body(RegistryError error) {
    ObjectNode root = Json.object();
    ObjectNode entry = root.putArray("errors").addObject();
    entry.put("code", error.code().name());
    entry.put("message", error.problem().summary());
    boolean isText = error.detail().isString();
    if (!error.detail().isMissingNode() && !(isText && error.detail().stringValue().isEmpty())) {
      entry.set("detail", error.detail());
    }
    return Json.write(root);
  }
}
