package dev.signlab.registry;

import dev.signlab.http.server.Call;
import dev.signlab.json.Json;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v2/<name>/tags/list} and {@code /v2/_catalog}: names, in pages. */
final class ListEndpoint {

  private static final String JSON = "application/json; charset=utf-8";

  private final RegistryStore store;

  ListEndpoint(RegistryStore store) {
    this.store = store;
  }

  void tags(Call call, String repository) throws IOException {
    Methods.require(call, "GET", "HEAD");
    ObjectNode answer = Json.object();
    answer.put("name", repository);
    send(call, answer, "tags", store.with(references -> tags(references, repository)));
  }

  private static List<String> tags(References references, String repository) throws IOException {
    if (!references.hasRepository(repository)) {
      throw RegistryError.of(ErrorCode.NAME_UNKNOWN, "repository name not known to registry")
          .about(repository);
    }
    return references.tags(repository);
  }

  void catalog(Call call) throws IOException {
    Methods.require(call, "GET", "HEAD");
    send(call, Json.object(), "repositories", store.with(References::repositories));
  }

  private static void send(Call call, ObjectNode answer, String member, List<String> names)
      throws IOException {
    Page page = Page.of(call, names);
    ArrayNode array = answer.putArray(member);
    page.names().forEach(array::add);
    page.next().ifPresent(next -> call.set("Link", "<" + next + ">; rel=\"next\""));
    call.answer(200, JSON, Json.write(answer));
  }
}
