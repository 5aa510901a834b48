package dev.signlab.shell.jshell;

import dev.signlab.jshell.Snippets;
import dev.signlab.jshell.Suggestions;
import dev.signlab.shell.command.LineMode;
import java.util.List;
import java.util.Optional;

/**
 * Lines of Java at the prompt. A line that begins with a slash is a word of this mode, or else one
 * of the lab.
 *
 * @param snippets runs them
 */
record JavaMode(Snippets snippets) implements LineMode {

  private static final String SLASH = "/";

  @Override
  public String prompt() {
    return "java> ";
  }

  @Override
  public List<String> command(String text) {
    return List.of(JavaCommand.NAME, text);
  }

  /** A comment begins with a slash as well. */
  @Override
  public Optional<String> outside(String text) {
    String line = text.strip();
    boolean own = !line.startsWith(SLASH) || line.startsWith("//") || line.startsWith("/*");
    return own || JavaWord.of(line).isPresent()
        ? Optional.empty()
        : Optional.of(line.substring(SLASH.length()));
  }

  @Override
  public boolean isWhole(String text) {
    if (text.strip().startsWith(SLASH) && outside(text).isPresent()) {
      return true;
    }
    return asked(() -> snippets.isWhole(text), true);
  }

  @Override
  public Offers offers(String text, int place) {
    return asked(
        () -> {
          Suggestions suggestions = snippets.complete(text, place);
          return new Offers(suggestions.from(), suggestions.words());
        },
        new Offers(place, List.of()));
  }

  @Override
  public List<String> documentation(String text, int place) {
    return asked(() -> snippets.document(text, place), List.of());
  }

  /** Something that is asked of the other JVM, and may be interrupted. */
  private interface Question<T> {
    T ask() throws InterruptedException;
  }

  private static <T> T asked(Question<T> question, T interrupted) {
    try {
      return question.ask();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return interrupted;
    }
  }
}
