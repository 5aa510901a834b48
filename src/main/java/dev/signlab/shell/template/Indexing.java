package dev.signlab.shell.template;

import dev.signlab.diagnostic.LabException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is in lists, maps and texts: {@code index}, {@code slice}, {@code len}. */
final class Indexing {

  private static final JsonNodeFactory VALUES = JsonNodeFactory.instance;

  private Indexing() {}

  static JsonNode index(List<JsonNode> arguments) {
    JsonNode value = arguments.getFirst();
    for (JsonNode key : arguments.subList(1, arguments.size())) {
      value = one(value, key);
    }
    return value;
  }

  private static JsonNode one(JsonNode value, JsonNode key) {
    if (value.isArray() || GoNil.isList(value)) {
      int at = Functions.number(key);
      if (at < 0 || at >= value.size()) {
        throw outOfRange(at, value.size());
      }
      return value.get(at);
    }
    if (value.isObject() || GoNil.isAny(value)) {
      // Go gives the zero value of a map's elements, which are texts where maps are asked so.
      return value.optional(Functions.text(key)).orElseGet(() -> VALUES.stringNode(""));
    }
    throw Functions.wrongType("a list or a map", value);
  }

  private static LabException outOfRange(int at, int size) {
    return TemplateProblems.malformed(
        "error calling index: index out of range: " + at,
        "an index below the length of the list",
        size == 0 ? "an empty list" : "a list of " + size);
  }

  static JsonNode len(JsonNode value) {
    if (value.isString()) {
      return VALUES.numberNode(
          value.asString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
    }
    if (value.isArray() || value.isObject() || GoNil.isAny(value)) {
      return VALUES.numberNode(value.size());
    }
    throw Functions.wrongType("a text, a list or a map", value);
  }

  static JsonNode slice(List<JsonNode> arguments) {
    JsonNode value = arguments.getFirst();
    int length = value.isString() ? value.asString().length() : value.size();
    int from = arguments.size() > 1 ? Functions.number(arguments.get(1)) : 0;
    int to = arguments.size() > 2 ? Functions.number(arguments.get(2)) : length;
    if (arguments.size() > 3 || from < 0 || from > to || to > length) {
      throw outOfRange(to, length);
    }
    if (value.isString()) {
      return VALUES.stringNode(value.asString().substring(from, to));
    }
    if (!value.isArray()) {
      throw Functions.wrongType("a text or a list", value);
    }
    ArrayNode part = VALUES.arrayNode();
    for (int i = from; i < to; i++) {
      part.add(value.get(i));
    }
    return part;
  }
}
