package dev.signlab.scenario.check;

/**
 * One thing that must be true for a task to be done. An implementation is a record that {@link
 * CheckTypes} lists; it looks at state (files, registry, recorded outcomes), so that any tool which
 * brings the state about passes it.
 */
public interface Check {

  /** Returns what must be true, in one line for the learner, lower case, no full stop. */
  String goal();

  /** Returns what was seen when it became true, in one line for the learner. */
  default String seen() {
    return goal();
  }

  /** Returns what to do next where it is not true yet, in one line for the learner. */
  default String next() {
    return "still wanted: " + goal();
  }

  /**
   * Looks at the lab. Changes nothing, takes milliseconds.
   *
   * @throws dev.signlab.diagnostic.LabException when what it looks at cannot be reached; {@link
   *     Checks#evaluate} turns that into a failure
   */
  CheckResult evaluate(LabView view);
}
