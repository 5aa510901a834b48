package dev.signlab.engine.rules;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A JSON Pointer (RFC 6901) in which {@code *} stands for every element of an array and every
 * member of an object.
 *
 * @param text as it was written
 * @param steps the names, unescaped; a star that was written as {@code *} stays one
 */
record ValuePath(String text, List<String> steps) {

  private static final int MOST_STEPS = 32;
  private static final int MOST_VALUES = 100_000;
  private static final String EVERY = "*";

  static ValuePath parse(String text) {
    if (!text.startsWith("/")) {
      throw malformed(text, "a path such as /predicate/builder/id");
    }
    List<String> steps =
        Arrays.stream(text.substring(1).split("/", -1))
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
    if (steps.size() > MOST_STEPS) {
      throw malformed(text, "at most " + MOST_STEPS + " steps");
    }
    return new ValuePath(text, steps);
  }

  /** Returns the values that the path leads to, in their order; null counts as a value. */
  List<JsonNode> valuesIn(JsonNode root) {
    List<JsonNode> at = List.of(root);
    for (String step : steps) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : at) {
        addChildren(node, step, next);
      }
      if (next.size() > MOST_VALUES) {
        throw malformed(text, "a path to at most " + MOST_VALUES + " values");
      }
      at = next;
    }
    return at;
  }

  private static void addChildren(JsonNode node, String step, List<JsonNode> next) {
    if (step.equals(EVERY)) {
      node.values().forEach(next::add);
    } else if (node.isArray()) {
      index(step).map(node::get).ifPresent(next::add);
    } else if (node.has(step)) {
      next.add(node.get(step));
    }
  }

  private static Optional<Integer> index(String step) {
    boolean number =
        !step.isEmpty() && step.length() < 8 && step.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Optional.of(Integer.parseInt(step)) : Optional.empty();
  }

  private static RuntimeException malformed(String path, String expected) {
    return Problem.of("a rule's path cannot be followed")
        .expected(expected)
        .found(path)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
