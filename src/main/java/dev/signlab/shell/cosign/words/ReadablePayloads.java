package dev.signlab.shell.cosign.words;

import dev.signlab.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Payloads as a person reads them: each object in a row of its own, or in rows of its members. */
final class ReadablePayloads {

  private static final String STEP = "  ";

  private final int width;
  private final List<String> rows = new ArrayList<>();

  private ReadablePayloads(int width) {
    this.width = width;
  }

  /**
   * Returns the rows of a JSON text.
   *
   * @param json one value
   * @param width columns of the screen
   */
  static List<String> rows(String json, int width) {
    ReadablePayloads payloads = new ReadablePayloads(width);
    payloads.add("", "", Json.parse(json.getBytes(StandardCharsets.UTF_8), "the payloads"), "");
    return List.copyOf(payloads.rows);
  }

  private void add(String indent, String name, JsonNode value, String comma) {
    String row = indent + name + Json.writeText(value) + comma;
    boolean flat = value.valueStream().noneMatch(JsonNode::isContainer);
    if (flat && (value.size() <= 1 || row.length() <= width)) {
      rows.add(row);
    } else if (value.isObject()) {
      rows.add(indent + name + "{");
      members(indent + STEP, value);
      rows.add(indent + "}" + comma);
    } else {
      rows.add(indent + name + "[");
      elements(indent + STEP, value);
      rows.add(indent + "]" + comma);
    }
  }

  private void members(String indent, JsonNode object) {
    int left = object.size();
    for (var member : object.properties()) {
      String name = Json.writeText(Json.object().stringNode(member.getKey())) + ": ";
      add(indent, name, member.getValue(), --left > 0 ? "," : "");
    }
  }

  private void elements(String indent, JsonNode array) {
    int left = array.size();
    for (JsonNode element : array) {
      add(indent, "", element, --left > 0 ? "," : "");
    }
  }
}
