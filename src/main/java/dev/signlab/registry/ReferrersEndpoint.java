package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.http.server.Call;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.model.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v2/<name>/referrers/<digest>}: what is attached to a manifest. */
final class ReferrersEndpoint {

  private static final String FILTER = "artifactType";

  private final RegistryStore store;

  ReferrersEndpoint(RegistryStore store) {
    this.store = store;
  }

  /** Answers an unknown subject with an empty list, as the specification asks. */
  void handle(Call call, String repository, Digest subject) throws IOException {
    Methods.require(call, "GET", "HEAD");
    Optional<String> filter = call.query(FILTER).filter(type -> !type.isEmpty());
    ObjectNode index = Json.object();
    index.put("schemaVersion", 2);
    index.put("mediaType", MediaType.OCI_INDEX.value());
    ArrayNode manifests = index.putArray("manifests");
    for (String text : store.with(references -> references.referrers(repository, subject))) {
      JsonFields descriptor =
          Json.parseObject(text.getBytes(StandardCharsets.UTF_8), "a kept descriptor");
      if (filter.isEmpty() || filter.equals(descriptor.optionalText(FILTER))) {
        manifests.add(descriptor.node());
      }
    }
    filter.ifPresent(type -> call.set("OCI-Filters-Applied", FILTER));
    call.answer(200, MediaType.OCI_INDEX.value(), Json.write(index));
  }
}
