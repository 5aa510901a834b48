package dev.signlab.engine.report;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import java.util.Optional;

/** How a step of a verification ended. */
public sealed interface Outcome {

  /**
   * It holds.
   *
   * @param evidence what shows it
   */
  record Passed(String evidence) implements Outcome {}

  /**
   * It does not hold.
   *
   * @param cause why, by name
   * @param expected what should have been there
   * @param found what was there
   * @param hint what to do next, where anything can be said
   */
  record Failed(Cause cause, String expected, String found, Optional<Hint> hint)
      implements Outcome {

    /** A failure without a hint. */
    public Failed(Cause cause, String expected, String found) {
      this(cause, expected, found, Optional.empty());
    }
  }

  /**
   * It was not tried.
   *
   * @param because why not
   */
  record NotReached(String because) implements Outcome {}
}
