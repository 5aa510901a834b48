package dev.signlab.services.vault;

import dev.signlab.http.server.BodyTooLargeException;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.FailureAnswers;
import dev.signlab.http.server.Handler;
import dev.signlab.json.Json;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The vault over HTTP, in the shape of Vault's API: {@code /v1/sys/health} for everybody, and with
 * a token {@code /v1/auth/token/lookup-self} and the engine below {@code /v1/transit}. Safe for use
 * by several threads.
 *
 * @param tokens who may
 * @param transit the engine
 */
record VaultEndpoints(VaultTokens tokens, TransitEndpoints transit)
    implements Handler, FailureAnswers {

  private static final String JSON = "application/json";
  private static final int LARGEST = 1 << 20;
  private static final String MOUNT = "transit";

  @Override
  public void handle(Call call) throws IOException {
    List<String> path = Arrays.asList(call.path().substring(1).split("/", -1));
    if (!path.getFirst().equals("v1") || path.size() < 3) {
      throw VaultRefusal.absent();
    }
    requireServed(call);
    VaultBody body = VaultBody.parse(call.readBody(LARGEST));
    String method = method(call);
    List<String> below = path.subList(1, path.size());
    if (below.equals(List.of("sys", "health"))) {
      call.answer(200, JSON, Json.write(health()));
    } else if (!token(call).filter(tokens::allows).isPresent()) {
      throw VaultRefusal.forbidden();
    } else {
      call.answer(200, JSON, Json.write(wrapped(data(method, below, body))));
    }
  }

  /** Fields that would make another answer of it. */
  private static void requireServed(Call call) {
    if (call.header("X-Vault-Wrap-TTL").isPresent()) {
      throw VaultRefusal.invalid("this vault wraps no answers");
    }
    if (call.header("X-Vault-Namespace").filter(name -> !isRoot(name)).isPresent()) {
      throw VaultRefusal.invalid("this vault has no namespaces");
    }
  }

  private static boolean isRoot(String namespace) {
    return List.of("", "root").contains(namespace.replace("/", "").strip());
  }

  private ObjectNode data(String method, List<String> path, VaultBody body) {
    if (path.equals(List.of("auth", "token", "lookup-self"))) {
      if (!method.equals("GET")) {
        throw VaultRefusal.unsupported();
      }
      return lookup();
    }
    if (!path.getFirst().equals(MOUNT)) {
      throw VaultRefusal.noRoute(String.join("/", path));
    }
    return transit.answer(method, path.subList(1, path.size()), body);
  }

  private static String method(Call call) {
    boolean lists = call.query("list").filter("true"::equals).isPresent();
    return switch (call.method()) {
      case "PUT" -> "POST";
      case "GET" -> lists ? "LIST" : "GET";
      default -> call.method();
    };
  }

  /** Vault takes a token in its own field, or as a bearer's. */
  private static Optional<String> token(Call call) {
    String bearer = "Bearer ";
    return call.header("X-Vault-Token")
        .or(
            () ->
                call.header("Authorization")
                    .filter(text -> text.startsWith(bearer))
                    .map(text -> text.substring(bearer.length())))
        .map(String::strip);
  }

  private static ObjectNode health() {
    return Json.object().put("initialized", true).put("sealed", false).put("standby", false);
  }

  private static ObjectNode lookup() {
    ObjectNode data = Json.object().put("path", "auth/token/create").put("ttl", 0);
    data.putArray("policies").add("root");
    return data;
  }

  private static ObjectNode wrapped(ObjectNode data) {
    ObjectNode answer = Json.object();
    answer.put("request_id", UUID.randomUUID().toString());
    answer.put("lease_id", "").put("renewable", false).put("lease_duration", 0);
    answer.set("data", data);
    answer.putNull("wrap_info").putNull("warnings").putNull("auth");
    return answer;
  }

  @Override
  public void answer(Call call, Exception failure) throws IOException {
    switch (failure) {
      case VaultRefusal refusal -> errors(call, refusal.status(), refusal.errors());
      case BodyTooLargeException _ -> errors(call, 413, List.of("http: request body too large"));
      default -> errors(call, 500, List.of("internal error: " + Reason.of(failure)));
    }
  }

  private static void errors(Call call, int status, List<String> texts) throws IOException {
    ObjectNode answer = Json.object();
    ArrayNode errors = answer.putArray("errors");
    texts.forEach(errors::add);
    call.answer(status, JSON, Json.write(answer));
  }
}
