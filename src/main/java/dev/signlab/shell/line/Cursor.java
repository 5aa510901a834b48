package dev.signlab.shell.line;

import java.util.regex.Pattern;

/** A text and how much of it has been read. */
final class Cursor {

  private final String text;
  private int position;
  private int afterTexts = -1;

  Cursor(String text) {
    this.text = text;
  }

  /** Tells whether all of the text, but for blanks around it, is of a pattern. */
  boolean isWhole(Pattern pattern) {
    return pattern.matcher(text.strip()).matches();
  }

  int position() {
    return position;
  }

  boolean atEnd() {
    return position >= text.length();
  }

  /** Returns the next character without reading it, or NUL at the end. */
  char peek() {
    return atEnd() ? '\0' : text.charAt(position);
  }

  char next() {
    return text.charAt(position++);
  }

  boolean looksAt(String expected) {
    return text.startsWith(expected, position);
  }

  /** Reads the expected text if it comes next. */
  boolean take(String expected) {
    if (!looksAt(expected)) {
      return false;
    }
    position += expected.length();
    return true;
  }

  /** Reads up to and over the closing text. */
  String upTo(String closing) {
    int end = text.indexOf(closing, position);
    if (end < 0) {
      throw new IncompleteLineException("a closing " + closing);
    }
    String read = text.substring(position, end);
    position = end + closing.length();
    return read;
  }

  /** Reads up to the line's end, and leaves the newline. */
  String restOfLine() {
    int end = text.indexOf('\n', position);
    int stop = end < 0 ? text.length() : end;
    String read = text.substring(position, stop);
    position = stop;
    return read;
  }

  /** Returns what stands on the line before the character that was read last. */
  String lineBefore() {
    int last = Math.max(0, position - 1);
    return text.substring(text.lastIndexOf('\n', last - 1) + 1, last);
  }

  /** Tells whether a quote that begins on this line does not end on it. */
  boolean hasOpenQuote() {
    char quote = 0;
    for (int at = position; at < text.length() && text.charAt(at) != '\n'; at++) {
      char c = text.charAt(at);
      if (c == '\\' && quote != '\'') {
        at++;
      } else if (quote == 0 ? c == '\'' || c == '"' : c == quote) {
        quote = quote == 0 ? c : 0;
      }
    }
    return quote != 0;
  }

  /** Reads blanks, and newlines that a backslash takes back. */
  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r' || looksAt("\\\n")) {
      position += looksAt("\\\n") ? 2 : 1;
    }
    if (looksAt("\\") && position + 1 == text.length()) {
      throw new IncompleteLineException("the line that the backslash continues with");
    }
  }

  /** Reads blanks and continued line ends, whatever follows. */
  void skipBlankOrContinued() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r' || looksAt("\\\n")) {
      position += looksAt("\\\n") ? 2 : 1;
    }
  }

  /** Returns what was read from a place on. */
  String since(int place) {
    return text.substring(place, position);
  }

  /** Tells whether only blanks stand before this place on its physical line. */
  boolean atLineStart() {
    int from = text.lastIndexOf('\n', position - 1) + 1;
    return text.substring(from, position).isBlank();
  }

  /** Reads the lines that follow this one up to a line that is {@code end}; the cursor stays. */
  String linesBelow(String end) {
    int from = afterTexts >= 0 ? afterTexts : lineBelow(position);
    int at = from;
    while (at < text.length()) {
      int below = lineBelow(at);
      if (text.substring(at, below).strip().equals(end)) {
        afterTexts = below;
        return text.substring(from, at);
      }
      at = below;
    }
    throw new IncompleteLineException("a line that says " + end);
  }

  private int lineBelow(int place) {
    int newline = text.indexOf('\n', place);
    return newline < 0 ? text.length() : newline + 1;
  }

  /** Reads the line's end if it comes next, and the text below that belongs to the line. */
  void endLine() {
    if (take("\n") && afterTexts >= 0) {
      position = afterTexts;
      afterTexts = -1;
    }
  }
}
