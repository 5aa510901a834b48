package dev.signlab.shell.screen;

import dev.signlab.shell.command.Screen;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that stays one command when it is copied off the screen: where it is too long for a row
 * it goes on in the next one, behind a backslash.
 */
public final class CommandRows {

  private static final String GOES_ON = " \\";
  private static final String DIGEST = "@sha256:";
  private static final String INDENT = "    ";

  private CommandRows() {}

  /** Returns the rows of a command on a screen; on a pipe, where programs read it, it is whole. */
  public static List<String> of(String name, String command, Screen.Style style) {
    return style.height() > 0 ? of(name, command, style.width()) : List.of(name + command);
  }

  /**
   * Returns the rows of a command.
   *
   * @param name what stands before it in the first row, blanks included
   * @param command what can be typed
   * @param width columns of the screen
   */
  public static List<String> of(String name, String command, int width) {
    if (name.length() + command.length() <= width || command.contains("\n")) {
      return List.of(name + command);
    }
    List<String> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder(name);
    String indent = " ".repeat(name.length()) + INDENT;
    int start = row.length();
    for (String word : words(command)) {
      int end = row.length() + 1 + word.length() + GOES_ON.length();
      if (row.length() > start && end > width) {
        rows.add(row + GOES_ON);
        row = new StringBuilder(indent);
        start = row.length();
      }
      row.append(row.length() > start ? " " : "").append(word);
      if (row.length() + GOES_ON.length() > width && word.indexOf(DIGEST) > 0) {
        // The next row continues the word, and has nothing before it.
        int digest = row.lastIndexOf(DIGEST) + 1;
        rows.add(row.substring(0, digest) + "\\");
        row = new StringBuilder(row.substring(digest));
        start = 0;
      }
    }
    rows.add(row.toString());
    return rows;
  }

  /** A quoted text or a substitution is one word, whatever it holds. */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    int begin = 0;
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      quote = quote(quote, c);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ' ' && depth == 0 && quote == 0) {
        words.add(command.substring(begin, i));
        begin = i + 1;
      }
    }
    words.add(command.substring(begin));
    return words;
  }

  /** Returns the quote that is open behind a character, or 0. */
  private static char quote(char open, char c) {
    if (open != 0) {
      return c == open ? 0 : open;
    }
    return c == '\'' || c == '"' ? c : 0;
  }
}
