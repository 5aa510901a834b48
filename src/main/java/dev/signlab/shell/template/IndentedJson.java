package dev.signlab.shell.template;

import dev.signlab.json.Json;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON with line breaks as Go's {@code json.MarshalIndent} puts them. */
public final class IndentedJson {

  private final StringBuilder text = new StringBuilder();
  private final String indent;

  private IndentedJson(String indent) {
    this.indent = indent;
  }

  /** Returns a value as text, each level indented by a text more. */
  public static String of(JsonNode value, String indent) {
    IndentedJson writer = new IndentedJson(indent);
    writer.write(value, "\n");
    return writer.text.toString();
  }

  private void write(JsonNode value, String lineEnd) {
    switch (value) {
      case ArrayNode list when !list.isEmpty() -> list(list, lineEnd);
      case ObjectNode object when !object.isEmpty() -> object(object, lineEnd);
      default -> text.append(Json.writeText(value));
    }
  }

  private void list(ArrayNode list, String lineEnd) {
    String inner = lineEnd + indent;
    text.append('[');
    Iterator<JsonNode> items = list.iterator();
    while (items.hasNext()) {
      text.append(inner);
      write(items.next(), inner);
      text.append(items.hasNext() ? "," : "");
    }
    text.append(lineEnd).append(']');
  }

  private void object(ObjectNode object, String lineEnd) {
    String inner = lineEnd + indent;
    text.append('{');
    Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
    while (members.hasNext()) {
      Map.Entry<String, JsonNode> member = members.next();
      text.append(inner).append(Json.writeText(text(member.getKey()))).append(": ");
      write(member.getValue(), inner);
      text.append(members.hasNext() ? "," : "");
    }
    text.append(lineEnd).append('}');
  }

  private static JsonNode text(String name) {
    return Json.array().add(name).get(0);
  }
}
