package dev.signlab.shell.line;

import java.util.List;
import java.util.stream.Stream;

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

  /** Returns the lines whose output it takes, as they are written; those within them are theirs. */
  public List<String> substitutions() {
    return Stream.of(
            words.stream(),
            assignments.stream().map(Assignment::value),
            redirections.stream().map(Redirection::target))
        .flatMap(taken -> taken)
        .flatMap(word -> word.parts().stream())
        .filter(Word.Substitution.class::isInstance)
        .map(part -> ((Word.Substitution) part).line())
        .toList();
  }

  boolean isEmpty() {
    return assignments.isEmpty() && words.isEmpty() && redirections.isEmpty();
  }
}
