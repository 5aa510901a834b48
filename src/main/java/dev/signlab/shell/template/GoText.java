package dev.signlab.shell.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Values as Go's fmt writes them with {@code %v}, and Go's quoted texts. */
final class GoText {

  private static final int DEEPEST = 20;

  private GoText() {}

  /** Writes a value; an object that is a struct of Go, which has no clear text, is refused. */
  static String of(JsonNode value) {
    return of(value, 0);
  }

  private static String of(JsonNode value, int depth) {
    if (depth > DEEPEST) {
      throw TemplateProblems.tooMuch("nesting");
    }
    if (GoNil.isAny(value)) {
      return GoNil.isList(value) ? "[]" : "map[]";
    }
    if (value.isNull()) {
      return depth == 0 ? "<no value>" : "<nil>";
    }
    if (value instanceof ArrayNode list) {
      List<String> parts = new ArrayList<>();
      list.forEach(each -> parts.add(of(each, depth + 1)));
      return "[" + String.join(" ", parts) + "]";
    }
    return value instanceof ObjectNode object ? map(object) : value.asString();
  }

  private static String map(ObjectNode object) {
    TreeMap<String, String> parts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      parts.put(each.getKey(), ofMember(each.getValue()));
    }
    List<String> pairs = new ArrayList<>();
    parts.forEach((key, value) -> pairs.add(key + ":" + value));
    return "map[" + String.join(" ", pairs) + "]";
  }

  private static String ofMember(JsonNode value) {
    if (value.isString()) {
      return value.asString();
    }
    if (value instanceof ObjectNode object && object.isEmpty()) {
      return "{}";
    }
    throw TemplateProblems.malformed(
        "an object has no text of its own", "{{json .}} or one of its fields", "an object");
  }

  /** Reads a text in double quotes (Go specification, String literals). */
  static String unquoted(String quoted) {
    StringBuilder text = new StringBuilder();
    int end = quoted.length() - 1;
    for (int i = 1; i < end; i++) {
      char c = quoted.charAt(i);
      text.append(c == '\\' ? escaped(quoted.charAt(++i)) : c);
    }
    return text.toString();
  }

  private static char escaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '"', '\\', '\'' -> letter;
      default ->
          throw TemplateProblems.malformed(
              "invalid syntax in a quoted text", "\\n, \\t, \\\" or \\\\", "\\" + letter);
    };
  }
}
