package dev.signlab.sigstore.tuf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The form of metadata that is signed: canonical JSON as OLPC defined it. Of a text only quotation
 * marks and backslashes are escaped, so that a line end stands for itself; there are no numbers but
 * whole ones.
 */
final class CanonicalMetadata {

  private final StringBuilder text = new StringBuilder();

  private CanonicalMetadata() {}

  /**
   * Returns the form of a value.
   *
   * @throws IllegalArgumentException for numbers with a fraction, which have none
   */
  static byte[] of(JsonNode node) {
    CanonicalMetadata form = new CanonicalMetadata();
    form.value(node);
    return form.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void value(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> string(node.stringValue());
      case NUMBER -> number(node);
      case BOOLEAN -> text.append(node.booleanValue());
      case NULL -> text.append("null");
      default -> throw new IllegalArgumentException("JSON has no " + node.getNodeType());
    }
  }

  private void object(JsonNode node) {
    Map<String, JsonNode> members = new TreeMap<>();
    node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    text.append('{');
    String comma = "";
    for (Map.Entry<String, JsonNode> member : members.entrySet()) {
      text.append(comma);
      string(member.getKey());
      text.append(':');
      value(member.getValue());
      comma = ",";
    }
    text.append('}');
  }

  private void array(JsonNode node) {
    text.append('[');
    String comma = "";
    for (JsonNode element : node) {
      text.append(comma);
      value(element);
      comma = ",";
    }
    text.append(']');
  }

  private void number(JsonNode node) {
    if (!node.isIntegralNumber()) {
      throw new IllegalArgumentException("a number with a fraction: " + node);
    }
    text.append(node.bigIntegerValue());
  }

  private void string(String value) {
    text.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
