package dev.signlab.shell.line;

/** Goes over words with all that quotes and substitutions hold, whatever it is. */
final class Quotes {

  private static final String ENDS = " \t\r\n;&|<>()";

  private final Cursor cursor;
  private boolean computes;

  private Quotes(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Reads over a word, over one character at least, and tells whether it computes. */
  static boolean skipWord(Cursor cursor) {
    Quotes quotes = new Quotes(cursor);
    do {
      quotes.skipPiece();
    } while (!cursor.atEnd() && ENDS.indexOf(cursor.peek()) < 0);
    return quotes.computes;
  }

  private void skipPiece() {
    char c = cursor.next();
    switch (c) {
      case '\'', '`' -> cursor.upTo(String.valueOf(c));
      case '"' -> skipDoubleQuoted();
      case '\\' -> skipEscaped();
      case '$' -> skipDollar();
      default -> {
        // It stands for itself.
      }
    }
  }

  private void skipDoubleQuoted() {
    while (!cursor.take("\"")) {
      if (cursor.atEnd()) {
        throw new IncompleteLineException("a closing \"");
      }
      char c = cursor.next();
      if (c == '\\') {
        skipEscaped();
      } else if (c == '$') {
        skipDollar();
      } else if (c == '`') {
        cursor.upTo("`");
      }
    }
  }

  private void skipEscaped() {
    if (cursor.atEnd()) {
      throw new IncompleteLineException("the line that the backslash continues with");
    }
    cursor.next();
  }

  private void skipDollar() {
    if (cursor.take("(")) {
      computes |= cursor.peek() == '(';
      skipTo('(', ')');
    } else if (cursor.take("{")) {
      skipTo('{', '}');
    } else if (cursor.take("'")) {
      skipAnsi();
    }
  }

  private void skipAnsi() {
    while (!cursor.take("'")) {
      if (cursor.atEnd()) {
        throw new IncompleteLineException("a closing '");
      }
      if (cursor.next() == '\\') {
        skipEscaped();
      }
    }
  }

  private void skipTo(char opening, char closing) {
    int depth = 1;
    while (depth > 0) {
      if (cursor.atEnd()) {
        throw new IncompleteLineException("a closing " + closing);
      }
      char c = cursor.peek();
      depth += c == opening ? 1 : c == closing ? -1 : 0;
      skipPiece();
    }
  }
}
