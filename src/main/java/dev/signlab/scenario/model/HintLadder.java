package dev.signlab.scenario.model;

import dev.signlab.diagnostic.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Help in four steps: a nudge, the concept behind it, where to look, and the command.
 *
 * @param steps exactly {@link #LENGTH}
 */
public record HintLadder(List<Step> steps) {

  /** How many steps a ladder has. */
  public static final int LENGTH = 4;

  /** What the steps are called. */
  public static final List<String> NAMES =
      List.of("a nudge", "the concept", "where to look", "the command");

  /** Copies the steps. */
  public HintLadder {
    steps = List.copyOf(steps);
  }

  /** Returns the line that works when typed. */
  public String command() {
    return steps.getLast().text();
  }

  /**
   * One step.
   *
   * @param text what is said
   * @param byCause what is said instead while a check fails for a cause
   */
  public record Step(String text, Map<Cause, String> byCause) {

    /** Copies the alternatives. */
    public Step {
      byCause = Map.copyOf(byCause);
    }

    /** Returns the text that fits the cause for which a check failed. */
    public String textFor(Optional<Cause> cause) {
      return cause.map(byCause::get).orElse(text);
    }
  }
}
