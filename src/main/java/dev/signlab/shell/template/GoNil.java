package dev.signlab.shell.template;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * Go's lists and maps that were never made: as JSON they are {@code null}, and a template prints
 * them as empty.
 */
public enum GoNil {
  /** A list that was never made. */
  LIST,
  /** A map that was never made. */
  MAP;

  /** Returns this as a value that a template can meet. */
  public JsonNode node() {
    return JsonNodeFactory.instance.pojoNode(this);
  }

  static boolean isAny(JsonNode node) {
    return node instanceof POJONode marked && marked.getPojo() instanceof GoNil;
  }

  static boolean isList(JsonNode node) {
    return node instanceof POJONode marked && marked.getPojo() == LIST;
  }

  /** Returns a value as JSON has it. */
  public static JsonNode asJson(JsonNode node) {
    if (isAny(node)) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (node instanceof ArrayNode list) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      list.forEach(each -> copy.add(asJson(each)));
      return copy;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> each : object.properties()) {
        copy.set(each.getKey(), asJson(each.getValue()));
      }
      return copy;
    }
    return node;
  }
}
