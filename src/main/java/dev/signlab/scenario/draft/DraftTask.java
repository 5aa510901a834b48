package dev.signlab.scenario.draft;

import dev.signlab.diagnostic.Cause;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A task of a draft.
 *
 * @param id its name
 * @param lines its solution
 * @param checks what must be true
 * @param goal what its first check wants, in words
 * @param causes what is said when the checks fail for a cause
 * @param mistakes what does not solve it
 */
record DraftTask(
    String id,
    List<String> lines,
    List<Candidate> checks,
    String goal,
    Map<Cause, String> causes,
    List<Mistake> mistakes) {

  /** Copies the lists. */
  DraftTask {
    lines = List.copyOf(lines);
    checks = List.copyOf(checks);
    causes = Collections.unmodifiableMap(new TreeMap<>(causes));
    mistakes = List.copyOf(mistakes);
  }

  /** Returns a task whose checks are still to be chosen. */
  static DraftTask of(String id, List<String> lines, List<Candidate> checks) {
    return new DraftTask(id, lines, checks, id, Map.of(), List.of());
  }

  /**
   * A mistake.
   *
   * @param name of its file
   * @param cause for which the checks fail then
   * @param lines what is typed
   */
  record Mistake(String name, Cause cause, List<String> lines) {

    /** Copies the lines. */
    Mistake {
      lines = List.copyOf(lines);
    }
  }
}
