package dev.signlab.shell.line;

import java.util.List;

/**
 * One command with its own variables and redirections.
 *
 * @param assignments what stands before the first word
 * @param words the words, none when the line only sets variables
 * @param redirections the redirections, in their order
 */
public record SimpleCommand(
    List<Assignment> assignments, List<Word> words, List<Redirection> redirections) {

  /** Copies the lists. */
  public SimpleCommand {
    assignments = List.copyOf(assignments);
    words = List.copyOf(words);
    redirections = List.copyOf(redirections);
  }

  /**
   * A variable that is set.
   *
   * @param name its name
   * @param value its value, not split
   */
  public record Assignment(String name, Word value) {}

  boolean isEmpty() {
    return assignments.isEmpty() && words.isEmpty() && redirections.isEmpty();
  }
}
