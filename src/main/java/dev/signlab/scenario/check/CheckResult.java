package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Explained;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Hint;

/** What a check found. */
public sealed interface CheckResult {

  /** Returns a failure, with a line that works when typed where the check has one. */
  static Failed failed(Cause cause, String lookedAt, String expected, String found, Hint... hints) {
    return new Failed(lookedAt, Failure.of(cause, expected, found, hints));
  }

  /** Tells whether the state is as the task wants it. */
  default boolean isPassed() {
    return this instanceof Passed;
  }

  /**
   * The state is as the task wants it.
   *
   * @param evidence what shows it, such as {@code GET /v2/ → 200}
   */
  record Passed(String evidence) implements CheckResult {}

  /**
   * The state is not, or not yet, as the task wants it.
   *
   * @param lookedAt what was looked at
   * @param failure the cause, by which hints and recorded mistakes go, what should have been there
   *     and was, and what to try, where the check knows better than the task
   */
  record Failed(String lookedAt, Failure failure) implements CheckResult, Explained {

    /** Refuses one that does not say why. */
    public Failed {
      failure.complete();
    }
  }

  /**
   * The check could not be made, because something before it is missing.
   *
   * @param because what is missing
   */
  record NotReached(String because) implements CheckResult {}
}
