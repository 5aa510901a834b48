package dev.signlab.json;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Typed access to the members of one JSON object. Each method either returns a value of its type or
 * throws a {@link LabException} that names the object, the member, and what was there instead.
 *
 * <p>A member whose name differs from the one that is asked for by case only is refused, alone or
 * beside it: Go's reader takes it for the same, so that two readers would see two values.
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

  /** Refuses any member but these. */
  public JsonFields only(Set<String> known) {
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw Problem.of(what + " has an unknown member")
            .expected("one of " + known.stream().sorted().collect(Collectors.joining(", ")))
            .found(name)
            .cause(Cause.MALFORMED)
            .asException();
      }
    }
    return this;
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

  /** Returns the bytes of a text in Base64 with padding, by {@link Base64Text#decodeEither}. */
  public byte[] bytes(String name) {
    return Base64Text.decodeEither(text(name)).orElseThrow(() -> notBase64(name));
  }

  private LabException notBase64(String name) {
    return Problem.of(name + " of " + what + " is not base64")
        .expected("letters, digits, + and /, or - and _, padded with =")
        .found("something else")
        .cause(Cause.MALFORMED)
        .asException();
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
    optionalObject(name).ifPresent(object -> object.addTextsTo(texts));
    return Collections.unmodifiableMap(texts);
  }

  /** Names in such an object are free, so two may differ by case only. */
  private void addTextsTo(Map<String, String> texts) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      JsonNode value = member.getValue();
      if (value.isNull()) {
        throw missing(member.getKey(), "text");
      }
      if (!value.isString()) {
        throw wrongKind(member.getKey(), "text", value);
      }
      texts.put(member.getKey(), value.stringValue());
    }
  }

  /** Tells whether a member is there and is not null. */
  public boolean has(String name) {
    JsonNode value = member(name);
    return value != null && !value.isNull();
  }

  private @Nullable JsonNode member(String name) {
    for (String other : node.propertyNames()) {
      if (other.equalsIgnoreCase(name) && !other.equals(name)) {
        throw otherCase(name, other);
      }
    }
    return node.get(name);
  }

  private LabException otherCase(String name, String other) {
    boolean both = node.has(name);
    return Problem.of(
            both
                ? what + " has both " + name + " and " + other
                : what + " has " + other + " in place of " + name)
        .expected(name + ", written so, and once")
        .found(other + ", which some readers take for it and others do not")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private JsonNode required(String name, String kind) {
    @Nullable JsonNode value = member(name);
    if (value == null || value.isNull()) {
      throw missing(name, kind);
    }
    return value;
  }

  private LabException missing(String name, String kind) {
    return Problem.of(what + " has no " + name)
        .expected(name + ": " + kind)
        .found("no such member")
        .cause(Cause.MALFORMED)
        .asException();
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
