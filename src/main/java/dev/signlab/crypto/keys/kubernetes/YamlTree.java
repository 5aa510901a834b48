package dev.signlab.crypto.keys.kubernetes;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.yaml.Yaml;
import dev.signlab.yaml.YamlBounds;
import dev.signlab.yaml.YamlException;
import dev.signlab.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a kubeconfig file as the tree of JSON that it means, with numbers as texts. */
final class YamlTree {

  private static final YamlBounds BOUNDS = new YamlBounds(64, 100_000);

  private YamlTree() {}

  static JsonFields parse(byte[] yaml, Path file) {
    try {
      String text = new String(yaml, StandardCharsets.UTF_8);
      return JsonFields.of(node(Yaml.document(file, text, BOUNDS)), file.toString());
    } catch (YamlException e) {
      throw Problem.of(file + " is not YAML")
          .tried("read " + e.place())
          .expected("a kubeconfig file")
          .found(e.problem().foundOrSummary())
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  private static JsonNode node(YamlValue value) {
    return switch (value) {
      case YamlValue.Mapping map -> object(map);
      case YamlValue.Sequence list -> {
        ArrayNode array = Json.array();
        list.items().forEach(each -> array.add(node(each)));
        yield array;
      }
      case YamlValue.Scalar scalar -> scalar(scalar);
    };
  }

  /** Of a key that stands twice nobody knows which one counts. */
  private static ObjectNode object(YamlValue.Mapping map) {
    ObjectNode object = Json.object();
    for (YamlValue.Entry entry : map.entries()) {
      if (object.has(entry.key())) {
        throw Problem.of("the key " + entry.key() + " stands twice")
            .tried("read " + entry.place())
            .expected("each key once")
            .found("another " + entry.key())
            .cause(Cause.MALFORMED)
            .asException();
      }
      object.set(entry.key(), node(entry.value()));
    }
    return object;
  }

  private static JsonNode scalar(YamlValue.Scalar scalar) {
    boolean plain = !scalar.quoted();
    if (scalar.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    return plain && (scalar.text().equals("true") || scalar.text().equals("false"))
        ? JsonNodeFactory.instance.booleanNode(scalar.text().equals("true"))
        : JsonNodeFactory.instance.stringNode(scalar.text());
  }
}
