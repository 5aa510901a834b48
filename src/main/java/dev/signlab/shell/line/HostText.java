package dev.signlab.shell.line;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** The text of a line for the host's shell. */
public final class HostText {

  /** The word with which such a line begins. */
  public static final String SIGN = "!";

  private HostText() {}

  /** Makes a command of a line; the places are those in the whole text. */
  static SimpleCommand command(String line, int start, int end) {
    List<Word> words = List.of(literal(SIGN, start, start + 1), literal(line, start + 1, end));
    return new SimpleCommand(List.of(), words, List.of());
  }

  /** Returns the line of a command that {@link #command} made, or an empty text for others. */
  public static String of(SimpleCommand command) {
    boolean isHost =
        command.words().size() == 2 && command.words().getFirst().literalText().equals(SIGN);
    return isHost ? command.words().getLast().literalText() : "";
  }

  /** Returns the command with its line up to a place in it. */
  public static SimpleCommand cut(SimpleCommand host, int place) {
    Word line = host.words().getLast();
    return command(of(host).substring(0, place).strip(), line.start() - 1, line.end());
  }

  /**
   * Finds the first {@code |} of a host line behind which a wanted word stands; those in quotes and
   * in constructs such as loops are none.
   */
  public static OptionalInt pipeTo(SimpleCommand host, Predicate<String> wanted) {
    String line = of(host);
    for (int pipe : Grouping.pipesOf(line)) {
      String word = firstWord(line.substring(pipe + 1));
      if (!word.isEmpty() && wanted.test(word)) {
        return OptionalInt.of(pipe);
      }
    }
    return OptionalInt.empty();
  }

  private static String firstWord(String text) {
    String stripped = text.strip();
    int end = 0;
    while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
      end++;
    }
    return stripped.substring(0, end);
  }

  private static Word literal(String text, int start, int end) {
    return new Word(List.of(new Word.Literal(text, true)), start, end);
  }
}
