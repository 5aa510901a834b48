package dev.signlab.image.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An instruction taken apart as far as all instructions are alike.
 *
 * @param source where it stands, and its text
 * @param keyword its name in capitals
 * @param flags the words behind the name that begin with two dashes, without quotes
 * @param rest what follows the flags
 * @param documents the files that stand below it in the Dockerfile
 */
record LogicalLine(
    SourceLine source, String keyword, List<String> flags, String rest, List<Heredoc> documents) {

  private static final String END_OF_FLAGS = "--";

  LogicalLine {
    flags = List.copyOf(flags);
    documents = List.copyOf(documents);
  }

  /** Takes the text of an instruction apart. */
  static LogicalLine of(SourceLine source) {
    String text = source.text().strip();
    int space = firstSpace(text);
    String keyword = (space < 0 ? text : text.substring(0, space)).toUpperCase(Locale.ROOT);
    List<String> flags = new ArrayList<>();
    String rest = takeFlags(space < 0 ? "" : text.substring(space).strip(), flags);
    return new LogicalLine(source, keyword, flags, rest.strip(), List.of());
  }

  LogicalLine with(List<Heredoc> found) {
    return new LogicalLine(source, keyword, flags, rest, found);
  }

  int number() {
    return source.number();
  }

  private static String takeFlags(String text, List<String> flags) {
    String rest = text;
    while (rest.startsWith("--")) {
      StringBuilder word = new StringBuilder();
      rest = takeWord(rest, word);
      if (word.toString().equals(END_OF_FLAGS)) {
        return rest;
      }
      flags.add(word.toString());
    }
    return rest;
  }

  /** Takes one word off, without its quotes, and returns what is behind it. */
  private static String takeWord(String text, StringBuilder word) {
    char quote = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (quote == 0 && isSpace(c)) {
        break;
      }
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        word.append(text.charAt(i));
      } else if (c == quote || (quote == 0 && (c == '"' || c == '\''))) {
        quote = quote == 0 ? c : 0;
      } else {
        word.append(c);
      }
      i++;
    }
    return text.substring(i).strip();
  }

  private static int firstSpace(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isSpace(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
