package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs commands that change nothing, unseen, to know how they would end. */
@FunctionalInterface
public interface Trials {

  /**
   * How a command ended.
   *
   * @param output what it wrote on standard output
   * @param problem why it failed; nothing when it did not
   */
  record Trial(String output, Optional<Problem> problem) {

    /** Tells whether it succeeded. */
    public boolean passed() {
      return problem.isEmpty();
    }
  }

  /**
   * Runs a command that only looks.
   *
   * @param words its name and all that stands behind it
   */
  Trial run(List<String> words);

  /** Returns the same that runs no command a second time. Used by one thread. */
  default Trials once() {
    Map<List<String>, Trial> known = new HashMap<>();
    return words -> known.computeIfAbsent(List.copyOf(words), this::run);
  }
}
