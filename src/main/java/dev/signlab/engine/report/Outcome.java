package dev.signlab.engine.report;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Explained;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Hint;

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
   * @param failure why, by name, what should have been there and was, and what to do next
   */
  record Failed(Failure failure) implements Outcome, Explained {

    /** Refuses one that does not say why. */
    public Failed {
      failure.complete();
    }

    /** A failure that is told here. */
    public Failed(Cause cause, String expected, String found, Hint... hints) {
      this(Failure.of(cause, expected, found, hints));
    }
  }

  /**
   * It was not tried.
   *
   * @param because why not
   */
  record NotReached(String because) implements Outcome {}
}
