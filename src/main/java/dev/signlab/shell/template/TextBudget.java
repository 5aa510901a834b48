package dev.signlab.shell.template;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How much text the functions of one filling-in may handle, counted before they do: what a variable
 * holds can double with each step. Used by one thread.
 */
final class TextBudget {

  private static final long MOST = 4 << 20;

  /** A part of a text is a value of its own. */
  private static final int WEIGHT_OF_A_PART = 16;

  private long spent;

  /** Calls a function whose arguments are within what is left. */
  JsonNode call(String function, List<JsonNode> arguments) {
    spend(weight(function, arguments));
    return Functions.call(function, arguments);
  }

  private void spend(long weight) {
    spent += weight;
    if (spent > MOST) {
      throw TemplateProblems.tooMuch("text");
    }
  }

  private static long weight(String function, List<JsonNode> arguments) {
    return switch (function) {
      case "and", "or", "not", "len", "index" -> 0;
      case "split" -> WEIGHT_OF_A_PART * contents(arguments);
      case "join" -> contents(arguments) + between(arguments);
      default -> contents(arguments);
    };
  }

  private static long between(List<JsonNode> arguments) {
    return arguments.isEmpty()
        ? 0
        : (long) arguments.getFirst().size() * contents(arguments.getLast());
  }

  private static long contents(Iterable<JsonNode> values) {
    long sum = 0;
    for (JsonNode value : values) {
      sum += contents(value);
    }
    return sum;
  }

  private static long contents(JsonNode value) {
    return value.isString() ? value.asString().length() : 1 + contents((Iterable<JsonNode>) value);
  }
}
