package dev.signlab.shell.skopeo;

import dev.signlab.json.Json;
import dev.signlab.shell.template.GoNil;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What templates of {@code skopeo inspect --format} see: the fields of Go's structs. */
final class SkopeoFields {

  private static final List<String> LISTS = List.of("RepoTags", "Env", "Layers", "LayersData");

  /** Fields of the config that Go calls otherwise than JSON (image-spec config.go). */
  private static final Map<String, String> OF_CONFIG =
      Map.of(
          "created", "Created",
          "author", "Author",
          "architecture", "Architecture",
          "variant", "Variant",
          "os", "OS",
          "config", "Config",
          "rootfs", "RootFS",
          "history", "History",
          "type", "Type",
          "diff_ids", "DiffIDs");

  private SkopeoFields() {}

  /** Returns the summary, in which a list or map that is not there is Go's nil. */
  static ObjectNode summary(ObjectNode shown) {
    ObjectNode fields = shown.deepCopy();
    if (!fields.has("Name")) {
      fields.put("Name", "");
    }
    for (String list : LISTS) {
      if (fields.path(list).isNull() || fields.path(list).isMissingNode()) {
        fields.set(list, GoNil.LIST.node());
      }
    }
    if (fields.path("Labels").isNull()) {
      fields.set("Labels", GoNil.MAP.node());
    }
    return fields;
  }

  /** Returns the config by the names of Go's fields. */
  static ObjectNode config(JsonNode config) {
    ObjectNode fields = Json.object();
    config
        .properties()
        .forEach(
            each -> {
              String name = OF_CONFIG.getOrDefault(each.getKey(), each.getKey());
              boolean inner = name.equals("RootFS");
              fields.set(name, inner ? config(each.getValue()) : each.getValue());
            });
    return fields;
  }
}
