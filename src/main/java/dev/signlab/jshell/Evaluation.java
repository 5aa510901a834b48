package dev.signlab.jshell;

import java.util.List;

/**
 * How a text ended.
 *
 * @param passed whether all its snippets were taken and none threw
 * @param lines what is shown of it, as the jshell tool words it
 */
public record Evaluation(boolean passed, List<String> lines) {

  /** Copies the lines. */
  public Evaluation {
    lines = List.copyOf(lines);
  }
}
