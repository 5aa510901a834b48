package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import java.util.Optional;

/** What a check found. */
public sealed interface CheckResult {

  /** Returns a failure that has no advice of its own. */
  static Failed failed(Cause cause, String lookedAt, String expected, String found) {
    return new Failed(cause, lookedAt, expected, found, Optional.empty());
  }

  /** Returns a failure with a line that works when typed. */
  static Failed failed(Cause cause, String lookedAt, String expected, String found, Hint hint) {
    return new Failed(cause, lookedAt, expected, found, Optional.of(hint));
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
   * @param cause the named cause, by which hints and recorded mistakes go
   * @param lookedAt what was looked at
   * @param expected what should have been there
   * @param found what was there instead
   * @param hint what to try, where the check knows better than the task
   */
  record Failed(Cause cause, String lookedAt, String expected, String found, Optional<Hint> hint)
      implements CheckResult {}

  /**
   * The check could not be made, because something before it is missing.
   *
   * @param because what is missing
   */
  record NotReached(String because) implements CheckResult {}
}
