package dev.signlab.shell.fault;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Types lines of the lab in the learner's world, of which the learner's session knows nothing: no
 * report, no exchange and no word of theirs is left behind.
 */
@FunctionalInterface
public interface UnseenLines {

  /**
   * How a line ended.
   *
   * @param status its status
   * @param output what it said
   * @param problem why it failed, where it says so
   */
  record Ended(int status, String output, Optional<Problem> problem) {

    /** Returns the cause of its failure, where it named one. */
    public Optional<Cause> cause() {
      return problem.flatMap(Problem::cause);
    }

    /** Returns in a few words why it failed. */
    String why() {
      String last = output.strip().lines().reduce((one, next) -> next).orElse("");
      return problem.map(Problem::summary).orElse(last.isEmpty() ? "status " + status : last);
    }

    /** Tells whether it succeeded. */
    public boolean isWell() {
      return status == 0;
    }
  }

  /**
   * Types a line.
   *
   * @param folder where
   * @param variables further variables of the line
   */
  Ended type(String line, Path folder, Map<String, String> variables);
}
