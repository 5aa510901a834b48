package dev.signlab.shell.line;

import java.util.ArrayList;
import java.util.List;

/**
 * The command at the end of an unfinished line, for the Tab key: what stands in quotes that are
 * still open counts as well.
 *
 * @param words its words without quotes; the last one is being typed and may be empty
 * @param rawLength how many characters the last word has in the line, quotes included
 */
public record OpenCommand(List<String> words, int rawLength) {

  /** Copies the words. */
  public OpenCommand {
    words = List.copyOf(words);
  }

  /** Reads a line up to the cursor. */
  public static OpenCommand of(String line) {
    Reader reader = new Reader();
    for (int i = 0; i < line.length(); i++) {
      reader.take(line.charAt(i), i);
    }
    return reader.finish(line.length());
  }

  /** Reads character by character, and never fails. */
  private static final class Reader {

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int start;
    private char quote;
    private boolean escaped;

    void take(char c, int at) {
      if (escaped) {
        word.append(c);
        escaped = false;
      } else if (c == '\\' && quote != '\'') {
        escaped = true;
      } else if (quote != 0) {
        takeQuoted(c);
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else {
        takePlain(c, at);
      }
    }

    private void takeQuoted(char c) {
      if (c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    }

    private void takePlain(char c, int at) {
      if (";|&\n()".indexOf(c) >= 0) {
        words.clear();
        begin(at + 1);
      } else if (Character.isWhitespace(c)) {
        endWord();
        begin(at + 1);
      } else if (c == '>' || c == '<') {
        words.clear();
        words.add("cat");
        begin(at + 1);
      } else {
        word.append(c);
      }
    }

    private void endWord() {
      boolean assignment = words.isEmpty() && word.indexOf("=") > 0;
      boolean pasted = words.isEmpty() && word.toString().equals("$");
      if (!word.isEmpty() && !assignment && !pasted) {
        words.add(word.toString());
      }
    }

    private void begin(int at) {
      word.setLength(0);
      start = at;
    }

    OpenCommand finish(int length) {
      words.add(word.toString());
      return new OpenCommand(words, length - start);
    }
  }
}
