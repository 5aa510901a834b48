package dev.signlab.json;

import java.math.BigInteger;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves trees of nodes between parser and generator. A mapper would do the same, but loads some
 * seven hundred classes more, which every one-shot command would wait for.
 */
final class JsonTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTree() {}

  /** Reads the value at whose first token the parser stands, and leaves it at the last. */
  static JsonNode read(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> NODES.stringNode(whole(parser, parser.getString()));
      case VALUE_NUMBER_INT -> wholeNumber(parser);
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(finite(parser, parser.getDoubleValue()));
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new IllegalStateException("no value begins with " + token);
    };
  }

  private static ObjectNode object(JsonParser parser) {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, read(parser));
    }
    return object;
  }

  private static ArrayNode array(JsonParser parser) {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(parser));
    }
    return array;
  }

  /** What half a surrogate pair stands for, each reader says differently (RFC 8259, 8.2). */
  private static String whole(JsonParser parser, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          throw new JsonFault.Own(parser, "half a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }

  private static JsonNode wholeNumber(JsonParser parser) {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> {
        BigInteger value = parser.getBigIntegerValue();
        finite(parser, value.doubleValue());
        yield NODES.numberNode(value);
      }
    };
  }

  /** Readers that keep numbers as doubles, as Go does, refuse what does not fit in one. */
  private static double finite(JsonParser parser, double value) {
    if (Double.isInfinite(value)) {
      throw new JsonFault.Own(parser, "a number that is too large");
    }
    return value;
  }

  /** Writes a value, the members of objects in their order. */
  static void write(JsonNode node, JsonGenerator generator) {
    switch (node.getNodeType()) {
      case OBJECT -> writeObject(node, generator);
      case ARRAY -> writeArray(node, generator);
      case STRING -> generator.writeString(node.stringValue());
      case NUMBER -> writeNumber(node, generator);
      case BOOLEAN -> generator.writeBoolean(node.booleanValue());
      case NULL -> generator.writeNull();
      default -> throw new IllegalArgumentException("JSON has no " + node.getNodeType());
    }
  }

  private static void writeObject(JsonNode node, JsonGenerator generator) {
    generator.writeStartObject();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      generator.writeName(member.getKey());
      write(member.getValue(), generator);
    }
    generator.writeEndObject();
  }

  private static void writeArray(JsonNode node, JsonGenerator generator) {
    generator.writeStartArray();
    node.forEach(element -> write(element, generator));
    generator.writeEndArray();
  }

  private static void writeNumber(JsonNode node, JsonGenerator generator) {
    switch (node.numberType()) {
      case INT, LONG -> generator.writeNumber(node.longValue());
      case BIG_INTEGER -> generator.writeNumber(node.bigIntegerValue());
      case BIG_DECIMAL -> generator.writeNumber(node.decimalValue());
      case FLOAT -> generator.writeNumber(node.floatValue());
      default -> generator.writeNumber(node.doubleValue());
    }
  }
}
