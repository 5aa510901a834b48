package dev.signlab.sigstore.protojson;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Base64Text;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one message in proto3 JSON. A field that is absent has its zero value, unless the
 * caller says that it must be there; whatever does not fit is a problem with the cause {@link
 * Cause#MALFORMED}.
 *
 * @param fields the JSON object
 */
public record ProtoFields(JsonFields fields) {

  /** Reads one message; {@code what} names it in problems. */
  public static ProtoFields parse(byte[] json, String what) {
    return new ProtoFields(Json.parseObject(json, what));
  }

  /** Returns what names this message in problems. */
  public String what() {
    return fields.what();
  }

  /** Refuses any field but these, and one that is written twice, as protobuf's own reader does. */
  public ProtoFields only(String... known) {
    Set<String> names = new HashSet<>();
    for (String camel : known) {
      names.add(camel);
      names.add(snake(camel));
      if (!camel.equals(snake(camel)) && node().has(camel) && node().has(snake(camel))) {
        throw malformed("has a field twice", "one of them", camel + " and " + snake(camel));
      }
    }
    for (String name : node().propertyNames()) {
      if (!names.contains(name)) {
        throw malformed("has an unknown field", "one of " + String.join(", ", known), name);
      }
    }
    return this;
  }

  private JsonNode node() {
    return fields.node();
  }

  /** Tells whether a field is there and not null. */
  public boolean has(String name) {
    return fields.has(name(name));
  }

  /** Returns a text, empty when it is absent. */
  public String text(String name) {
    return fields.optionalText(name(name)).orElse("");
  }

  /** Returns a text that must be there and not be empty. */
  public String requiredText(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw missing(name);
    }
    return text;
  }

  /** Returns a whole number that is not negative, written as number or as text; else zero. */
  public long count(String name) {
    long number = has(name) ? fields.number(name(name)) : 0;
    if (number < 0) {
      throw malformed("has a negative " + name, "zero or more", String.valueOf(number));
    }
    return number;
  }

  /** Returns bytes that must be there and not be empty. */
  public byte[] bytes(String name) {
    return optionalBytes(name).orElseThrow(() -> missing(name));
  }

  /** Returns bytes, or nothing when they are absent or empty. */
  public Optional<byte[]> optionalBytes(String name) {
    return Optional.of(text(name)).filter(text -> !text.isEmpty()).map(t -> decoded(name, t));
  }

  /** Returns a list of bytes, refusing more than {@code most}. */
  public List<byte[]> bytesList(String name, int most) {
    return elements(name, most).stream()
        .map(element -> element.isString() ? element.stringValue() : "")
        .map(text -> decoded(name, text))
        .toList();
  }

  /** Returns a message that must be there. */
  public ProtoFields object(String name) {
    return optionalObject(name).orElseThrow(() -> missing(name));
  }

  /** Returns a message, or nothing when it is absent. */
  public Optional<ProtoFields> optionalObject(String name) {
    return fields.optionalObject(name(name)).map(ProtoFields::new);
  }

  /** Returns a list of messages, refusing more than {@code most}. */
  public List<ProtoFields> objects(String name, int most) {
    String element = "an element of " + name + " of " + what();
    return elements(name, most).stream()
        .map(node -> new ProtoFields(JsonFields.of(node, element)))
        .toList();
  }

  /** Returns a problem with this message, for what its own rules forbid. */
  public LabException malformed(String summary, String expected, String found) {
    return Problem.of(what() + " " + summary)
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }

  private List<JsonNode> elements(String name, int most) {
    List<JsonNode> elements = fields.array(name(name));
    if (elements.size() > most) {
      throw malformed("has too many " + name, "at most " + most, String.valueOf(elements.size()));
    }
    return elements;
  }

  private LabException missing(String name) {
    return malformed("has no " + name, name, "nothing, or an empty value");
  }

  /** Either alphabet is read, with or without padding, over several lines too, as Go reads it. */
  private byte[] decoded(String name, String text) {
    return Base64Text.decodeProto(text)
        .orElseThrow(
            () -> malformed("has a " + name + " that is not Base64", "Base64", "something else"));
  }

  /** A field may also be written with the name that it has in the .proto file. */
  private String name(String camel) {
    if (fields.has(camel)) {
      return camel;
    }
    String snake = snake(camel);
    return fields.has(snake) ? snake : camel;
  }

  private static String snake(String camel) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (Character.isUpperCase(c)) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }
}
