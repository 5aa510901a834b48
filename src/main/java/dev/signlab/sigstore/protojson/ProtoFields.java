package dev.signlab.sigstore.protojson;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
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

  /** Refuses any field but these, as protobuf's own reader does. */
  public ProtoFields only(String... known) {
    Set<String> names = Set.of(known);
    for (String name : fields.node().propertyNames()) {
      if (!names.contains(camel(name))) {
        throw malformed("has an unknown field", "one of " + String.join(", ", known), name);
      }
    }
    return this;
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
  private byte[] decoded(String name, String lines) {
    String text = lines.indexOf('\n') < 0 ? lines : lines.replace("\n", "").replace("\r", "");
    boolean urlSafe = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
    try {
      return (urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
    } catch (IllegalArgumentException e) {
      throw malformed(
          "has a " + name + " that is not Base64", "Base64", String.valueOf(e.getMessage()));
    }
  }

  /** A field may also be written with the name that it has in the .proto file. */
  private String name(String camel) {
    if (fields.has(camel)) {
      return camel;
    }
    StringBuilder snake = new StringBuilder();
    camel
        .chars()
        .forEach(
            c -> {
              if (Character.isUpperCase(c)) {
                snake.append('_');
              }
              snake.append((char) Character.toLowerCase(c));
            });
    return fields.has(snake.toString()) ? snake.toString() : camel;
  }

  private static String camel(String name) {
    int underscore = name.indexOf('_');
    if (underscore < 0 || underscore + 1 >= name.length()) {
      return name;
    }
    String rest = name.substring(underscore + 1);
    String first = rest.substring(0, 1).toUpperCase(Locale.ROOT);
    return camel(name.substring(0, underscore) + first + rest.substring(1));
  }
}
