package dev.signlab.json;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.NumberToJSON;
import tools.jackson.databind.JsonNode;

/**
 * The canonical form of JSON (RFC 8785, called JCS): one text for each value, so that two sides who
 * hold the same value sign the same bytes. The library formats the numbers; its own reader and
 * writer are not used, because they let infinite numbers and half surrogate pairs through.
 */
public final class CanonicalJson {

  private final StringBuilder text = new StringBuilder();

  private CanonicalJson() {}

  /**
   * Returns the canonical form of a value. Numbers are those of ECMAScript, so whole numbers beyond
   * two to the 53rd lose digits; an infinite number or a text with half a surrogate pair has no
   * canonical form and is refused.
   *
   * @param what names the value in problems
   */
  public static byte[] write(JsonNode node, String what) {
    try {
      CanonicalJson form = new CanonicalJson();
      form.value(node);
      var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(form.text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException e) {
      throw refused(what, "half a surrogate pair");
    } catch (IOException e) {
      throw refused(what, "a number that is not finite");
    }
  }

  private void value(JsonNode node) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> string(node.stringValue());
      case NUMBER -> text.append(NumberToJSON.serializeNumber(node.doubleValue()));
      case BOOLEAN -> text.append(node.booleanValue());
      case NULL -> text.append("null");
      default -> throw new IllegalArgumentException("JSON has no " + node.getNodeType());
    }
  }

  /** Members stand in the order of their names' UTF-16 code units, which is that of strings. */
  private void object(JsonNode node) throws IOException {
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

  private void array(JsonNode node) throws IOException {
    text.append('[');
    String comma = "";
    for (JsonNode element : node) {
      text.append(comma);
      value(element);
      comma = ",";
    }
    text.append(']');
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      character(value.charAt(i));
    }
    text.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"', '\\' -> text.append('\\').append(c);
      case '\b' -> text.append("\\b");
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case '\f' -> text.append("\\f");
      case '\r' -> text.append("\\r");
      default -> {
        if (c < ' ') {
          text.append(c < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
        } else {
          text.append(c);
        }
      }
    }
  }

  private static LabException refused(String what, String found) {
    return Problem.of(what + " has no canonical form")
        .expected("whole characters, and numbers that ECMAScript can hold")
        .found(found)
        .asException();
  }
}
