package dev.signlab.json;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Typed access to the members of one JSON object. Each method either returns a value of its type or
 * throws a {@link LabException} that names the object, the member, and what was there instead.
 *
 * @param node the object
 * @param what names the object in problems
 */
public record JsonFields(JsonNode node, String what) {

  /** Takes a node as an object, and refuses any other kind. */
  public static JsonFields of(JsonNode node, String what) {
    if (!node.isObject()) {
      throw Problem.of(what + " is not a JSON object")
          .expected("an object")
          .found(kind(node))
          .cause(Cause.MALFORMED)
          .asException();
    }
    return new JsonFields(node, what);
  }

  /** Returns the text of a member that must be there. */
  public String text(String name) {
    JsonNode value = required(name, "text");
    if (!value.isString()) {
      throw wrongKind(name, "text", value);
    }
    return value.stringValue();
  }

  /** Returns the text of a member, or nothing when it is absent or null. */
  public Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /**
   * Returns the bytes of a text in base64. As protobuf's JSON asks of readers, the URL-safe letters
   * are taken like the standard ones, and the padding may be missing (RFC 4648, sections 4 and 5).
   */
  public byte[] bytes(String name) {
    try {
      return Base64.getDecoder().decode(text(name).replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw Problem.of(name + " of " + what + " is not base64")
          .expected("letters, digits, + and /, or - and _")
          .found(String.valueOf(e.getMessage()))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  /** Returns a whole number, also when it is written as text (as protobuf's JSON does). */
  public long number(String name) {
    JsonNode value = required(name, "a whole number");
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    try {
      return Long.parseLong(value.isString() ? value.stringValue() : "");
    } catch (NumberFormatException e) {
      throw wrongKind(name, "a whole number", value);
    }
  }

  /** Returns a member that must be an object. */
  public JsonFields object(String name) {
    JsonNode value = required(name, "an object");
    if (!value.isObject()) {
      throw wrongKind(name, "an object", value);
    }
    return new JsonFields(value, name + " of " + what);
  }

  /** Returns an object, or nothing when it is absent or null. */
  public Optional<JsonFields> optionalObject(String name) {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** Returns the elements of a member that must be an array, or none when it is absent or null. */
  public List<JsonNode> array(String name) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode value = required(name, "an array");
    if (!value.isArray()) {
      throw wrongKind(name, "an array", value);
    }
    List<JsonNode> elements = new ArrayList<>();
    value.forEach(elements::add);
    return List.copyOf(elements);
  }

  /** Returns the elements of an array of objects. */
  public List<JsonFields> objects(String name) {
    return array(name).stream()
        .map(element -> of(element, "an element of " + name + " of " + what))
        .toList();
  }

  /** Returns an object of texts in its order, or an empty map when it is absent or null. */
  public Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    optionalObject(name)
        .ifPresent(
            object ->
                object
                    .node
                    .properties()
                    .forEach(entry -> texts.put(entry.getKey(), object.text(entry.getKey()))));
    return Collections.unmodifiableMap(texts);
  }

  /** Tells whether a member is there and is not null. */
  public boolean has(String name) {
    JsonNode value = node.get(name);
    return value != null && !value.isNull();
  }

  private JsonNode required(String name, String kind) {
    @Nullable JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw Problem.of(what + " has no " + name)
          .expected(name + ": " + kind)
          .found("no such member")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return value;
  }

  private LabException wrongKind(String name, String kind, JsonNode value) {
    return Problem.of(name + " of " + what + " is not " + kind)
        .expected(kind)
        .found(kind(value))
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static String kind(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
