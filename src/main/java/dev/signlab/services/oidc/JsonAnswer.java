package dev.signlab.services.oidc;

import dev.signlab.http.server.Call;
import dev.signlab.json.Json;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** Answers in JSON. */
final class JsonAnswer {

  private static final String JSON = "application/json";

  private JsonAnswer() {}

  /** Answers with what everybody may know. */
  static void open(Call call, ObjectNode body) throws IOException {
    call.answer(200, JSON, Json.write(body));
  }

  /** Answers with what nobody may keep (RFC 6749, section 5.1). */
  static void secret(Call call, int status, ObjectNode body) throws IOException {
    call.set("Cache-Control", "no-store").set("Pragma", "no-cache");
    call.answer(status, JSON, Json.write(body));
  }

  /** Answers with a refusal (RFC 6749, section 5.2). */
  static void refusal(Call call, OAuthError error) throws IOException {
    if (error.code().equals(OAuthError.INVALID_CLIENT)) {
      call.set("WWW-Authenticate", "Basic realm=\"token\"");
    }
    ObjectNode body = Json.object();
    body.put("error", error.code());
    body.put("error_description", error.description());
    secret(call, error.status(), body);
  }
}
