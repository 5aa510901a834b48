package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A value in JSON: what stands at a place, as a JSON Pointer (RFC 6901) names it.
 *
 * @param at the place
 * @param equal the text of the value; nothing when any counts
 * @param contains a part of the text of the value
 */
record ValueAt(JsonPointer at, Optional<String> equal, Optional<String> contains) {

  /** The keys by which scenario files say it. */
  static final List<FieldSpec> FIELDS =
      List.of(
          FieldSpec.required("at", FieldSpec.Kind.TEXT, "where, as a JSON Pointer: /a/0/b"),
          FieldSpec.optional("equals", FieldSpec.Kind.TEXT, "the value, as a text"),
          FieldSpec.optional("contains", FieldSpec.Kind.TEXT, "a part of the value's text"));

  /** Returns keys with those of a value behind them. */
  static List<FieldSpec> behind(FieldSpec... others) {
    return Stream.concat(Stream.of(others), FIELDS.stream()).toList();
  }

  static ValueAt read(Fields fields) {
    return new ValueAt(
        fields.parsed("at", ValueAt::pointer, JsonPointer.empty()),
        fields.optionalText("equals"),
        fields.optionalText("contains"));
  }

  private static JsonPointer pointer(String text) {
    try {
      return JsonPointer.compile(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of("not a JSON Pointer: " + text)
          .expected("a text that begins with /, such as /builder/id or /packages/0/name")
          .found(text)
          .asException(e);
    }
  }

  /** Returns what is wanted, in words. */
  String words() {
    return at
        + equal.map(text -> " is " + text).orElse("")
        + contains.map(text -> " has " + text + " in it").orElse("")
        + (equal.isEmpty() && contains.isEmpty() ? " is there" : "");
  }

  /** Tells whether a document has it. */
  boolean isIn(JsonNode document) {
    JsonNode node = document.at(at);
    String text = text(node);
    return !node.isMissingNode()
        && equal.filter(wanted -> !wanted.equals(text)).isEmpty()
        && contains.filter(part -> !text.contains(part)).isEmpty();
  }

  /** Returns what a document has at the place, in words. */
  String found(JsonNode document) {
    JsonNode node = document.at(at);
    String text = text(node);
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return node.isMissingNode() ? "nothing at " + at : shown;
  }

  private static final int SHOWN = 60;

  private static String text(JsonNode node) {
    if (node.isMissingNode()) {
      return "";
    }
    return node.isString() ? node.asString() : Json.writeText(node);
  }
}
