package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.scenario.source.Fields;
import java.util.ArrayList;
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
 * @param meant what that means for the learner, where the scenario says so
 */
record ValueAt(
    JsonPointer at, Optional<String> equal, Optional<String> contains, Optional<String> meant) {

  /** The keys by which scenario files say it. */
  static final List<FieldSpec> FIELDS =
      List.of(
          FieldSpec.required("at", FieldSpec.Kind.TEXT, "where, as a JSON Pointer: /a/0/b"),
          FieldSpec.optional("equals", FieldSpec.Kind.TEXT, "the value, as a text"),
          FieldSpec.optional("contains", FieldSpec.Kind.TEXT, "a part of the value's text"),
          FieldSpec.optional(
              "words", FieldSpec.Kind.TEXT, "what that means for the learner, as a clause"));

  /** Returns keys with those of a value behind them. */
  static List<FieldSpec> behind(FieldSpec... others) {
    return Stream.concat(Stream.of(others), FIELDS.stream()).toList();
  }

  static ValueAt read(Fields fields) {
    return new ValueAt(
        fields.parsed("at", ValueAt::pointer, JsonPointer.empty()),
        fields.optionalText("equals"),
        fields.optionalText("contains"),
        fields.optionalText("words"));
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

  /** Returns what is wanted, for the learner: by the scenario's words, else by names alone. */
  String goal(String where) {
    return meant.orElseGet(() -> where + " says that " + named() + wanted());
  }

  /** Returns what is wanted, with its exact place. */
  String words() {
    return at + wanted();
  }

  /** The name of a member says most, and then whose member it is. */
  private String named() {
    List<String> names = new ArrayList<>();
    for (JsonPointer rest = at; !rest.matches(); rest = rest.tail()) {
      boolean element = rest.mayMatchElement();
      names.addFirst(
          element ? "number " + (rest.getMatchingIndex() + 1) : rest.getMatchingProperty());
    }
    return names.isEmpty() ? "all of it" : String.join(" of ", names);
  }

  private String wanted() {
    return equal.map(text -> " is " + text).orElse("")
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
