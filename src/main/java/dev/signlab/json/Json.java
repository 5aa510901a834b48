package dev.signlab.json;

import dev.signlab.diagnostic.Problem;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON codec. Reading is strict (RFC 8259, no duplicate names, nothing after the value) and
 * bounded (nesting, text lengths); writing is compact and keeps the order of members. Safe for use
 * by several threads.
 */
public final class Json {

  private static final int MOST_NESTING = 100;
  private static final int LONGEST_TEXT = 32 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_NESTING)
                          .maxStringLength(LONGEST_TEXT)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * Parses bytes as one JSON value.
   *
   * @param bytes UTF-8 text
   * @param what names the bytes in the problem, such as {@code manifest of localhost:5001/app:1}
   */
  public static JsonNode parse(byte[] bytes, String what) {
    try {
      return MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      throw Problem.of(what + " is not valid JSON")
          .expected("one JSON value")
          .found(e.getOriginalMessage())
          .asException(e);
    }
  }

  /** Parses bytes as one JSON object. */
  public static JsonFields parseObject(byte[] bytes, String what) {
    return JsonFields.of(parse(bytes, what), what);
  }

  /** Returns the value as compact UTF-8 text, members in their order. */
  public static byte[] write(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /** Returns the value as compact text, members in their order. */
  public static String writeText(JsonNode node) {
    return new String(write(node), StandardCharsets.UTF_8);
  }

  /** Returns the value with line breaks and indents, for people. */
  public static String writePretty(JsonNode node) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
  }

  /** Returns a new empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Returns a new empty array. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }
}
