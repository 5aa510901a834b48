package dev.signlab.crypto.keys.transit;

import dev.signlab.http.Body;
import dev.signlab.http.Request;
import dev.signlab.http.Response;
import dev.signlab.http.TransportException;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.net.URI;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends calls to the engine and returns the {@code data} of their answers, or a problem.
 *
 * @param settings where it is, and who asks
 */
record TransitCalls(TransitSettings settings) {

  private static final int LARGEST_ANSWER = 1 << 20;
  private static final int NO_CONTENT = 204;

  JsonFields get(String key) {
    return send(TransitOperation.READ, key, Request.get(uri(TransitOperation.READ.path(key))));
  }

  /** Calls the engine; {@code suffix} goes behind the key in the path. */
  JsonFields post(TransitOperation operation, String key, String suffix, ObjectNode body) {
    URI uri = uri(operation.path(key) + suffix);
    Request request =
        Request.of("POST", uri)
            .with("Content-Type", "application/json")
            .with(Body.of(Json.write(body)));
    return send(operation, key, request);
  }

  private URI uri(String path) {
    return URI.create(settings.address() + "/v1/" + settings.mount() + "/" + path);
  }

  private JsonFields send(TransitOperation operation, String key, Request request) {
    Request named = request.with("X-Vault-Token", settings.token()).with("X-Vault-Request", "true");
    if (settings.namespace().isPresent()) {
      named = named.with("X-Vault-Namespace", settings.namespace().get());
    }
    TransitProblems problems = new TransitProblems(settings, operation, key, request);
    try (Response response = settings.transport().send(named)) {
      byte[] answer = response.bytes(LARGEST_ANSWER);
      if (!response.isSuccess()) {
        throw problems.refused(response.status(), answer);
      }
      return data(response, answer);
    } catch (TransportException e) {
      throw problems.noAnswer(e);
    }
  }

  private JsonFields data(Response response, byte[] answer) {
    String what = "the answer of " + settings.family().words();
    if (response.status() == NO_CONTENT || answer.length == 0) {
      return JsonFields.of(Json.object(), what);
    }
    JsonFields fields = Json.parseObject(answer, what);
    return fields.optionalObject("data").orElseGet(() -> JsonFields.of(Json.object(), what));
  }
}
