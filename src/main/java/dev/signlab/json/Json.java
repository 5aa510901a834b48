package dev.signlab.json;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON codec. Reading is strict (RFC 8259: UTF-8 without a byte order mark, no duplicate
 * names, nothing after the value, no number beyond what a double holds) and bounded (nesting, text
 * lengths); writing is compact and keeps the order of members. Safe for use by several threads.
 */
public final class Json {

  private static final int MOST_NESTING = 100;
  private static final int LONGEST_TEXT = 32 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_NESTING)
                  .maxStringLength(LONGEST_TEXT)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  /**
   * Parses bytes as one JSON value.
   *
   * @param bytes UTF-8 text
   * @param what names the bytes in the problem, such as {@code manifest of localhost:5001/app:1}
   */
  public static JsonNode parse(byte[] bytes, String what) {
    Utf8.fault(bytes)
        .ifPresent(
            fault -> {
              throw notOneValue(what, fault);
            });
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() == null) {
        throw notOneValue(what, "nothing");
      }
      JsonNode value = JsonTree.read(parser);
      if (parser.nextToken() != null) {
        throw notOneValue(what, "something after the value");
      }
      return value;
    } catch (JacksonException e) {
      throw Problem.of(what + " is not valid JSON")
          .expected("one JSON value")
          .found(JsonFault.words(bytes, e))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  /** Parses bytes as one JSON object. */
  public static JsonFields parseObject(byte[] bytes, String what) {
    return JsonFields.of(parse(bytes, what), what);
  }

  /** Returns the value as compact UTF-8 text, members in their order. */
  public static byte[] write(JsonNode node) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      JsonTree.write(node, generator);
    }
    return bytes.toByteArray();
  }

  /** Returns the value as compact text, members in their order. */
  public static String writeText(JsonNode node) {
    return new String(write(node), StandardCharsets.UTF_8);
  }

  /** Returns the value with line breaks and indents, for people. */
  public static String writePretty(JsonNode node) {
    return Pretty.WRITER.writeValueAsString(node);
  }

  /** Returns a new empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Returns a new empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  private static LabException notOneValue(String what, String found) {
    return Problem.of(what + " is not valid JSON")
        .expected("one JSON value")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }

  /** Loaded only by those who write for people, because a mapper takes long to load. */
  private static final class Pretty {
    private static final ObjectWriter WRITER =
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
  }
}
