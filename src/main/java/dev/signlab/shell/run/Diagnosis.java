package dev.signlab.shell.run;

import dev.signlab.diagnostic.Problem;
import java.util.List;

/** Looks for why a command was refused, in the line and in the world. */
@FunctionalInterface
public interface Diagnosis {

  /** Says what the command says. */
  Diagnosis NONE = (problem, line, words) -> problem;

  /**
   * Returns a problem that names the true cause where one is found; its advice has been looked up.
   *
   * @param problem what the command says, its lines whole
   * @param line the line as it was typed
   * @param words the words of the command, variables replaced; empty when none was found
   */
  Problem of(Problem problem, String line, List<String> words);
}
