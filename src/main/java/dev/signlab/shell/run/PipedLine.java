package dev.signlab.shell.run;

import java.util.ArrayList;
import java.util.List;

/** A line of several commands with pipes between, of which one is put in another's place. */
public final class PipedLine {

  private PipedLine() {}

  /**
   * Returns the line with a command in the place of the one that failed; what it writes stays.
   *
   * @param words of the command that failed
   */
  public static String with(String line, List<String> words, String meant) {
    List<String> pieces = pieces(line);
    for (int at = 0; at < pieces.size(); at++) {
      String piece = pieces.get(at);
      if (!words.isEmpty() && words.stream().allMatch(piece::contains)) {
        String whole = (at == 0 ? "" : " ") + meant + rest(piece);
        pieces.set(at, whole + (at + 1 < pieces.size() ? " " : ""));
        return String.join("|", pieces);
      }
    }
    return meant;
  }

  /** The number of a stream stands before its arrow. */
  private static String rest(String piece) {
    int end = unquoted(piece, 0, "<>;&");
    if (end < 0) {
      return "";
    }
    boolean numbered = end > 1 && piece.substring(end - 2, end).matches(" \\d");
    return " " + piece.substring(numbered ? end - 1 : end).strip();
  }

  private static List<String> pieces(String line) {
    List<String> pieces = new ArrayList<>();
    int begin = 0;
    int bar = unquoted(line, 0, "|");
    while (bar >= 0) {
      pieces.add(line.substring(begin, bar));
      begin = bar + 1;
      bar = unquoted(line, begin, "|");
    }
    pieces.add(line.substring(begin));
    return pieces;
  }

  /** Returns where the first of some signs stands outside quotation marks, or -1. */
  private static int unquoted(String text, int from, String signs) {
    char open = 0;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (open != 0) {
        open = c == open ? 0 : open;
      } else if (c == '"' || c == '\'') {
        open = c;
      } else if (signs.indexOf(c) >= 0) {
        return at;
      }
    }
    return -1;
  }
}
