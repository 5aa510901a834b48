package dev.signlab.image.dockerfile;

/**
 * How a text is read.
 *
 * @param escape the character that escapes the next one
 * @param readsQuotes whether quotes mean something
 * @param keepsQuotes whether they stay in the text
 * @param keepsUnset whether a variable without value stays as it is written
 */
record Lexing(char escape, boolean readsQuotes, boolean keepsQuotes, boolean keepsUnset) {

  /** A file of the Dockerfile. */
  static final Lexing DOCUMENT = new Lexing(Directives.BACKSLASH, false, false, false);

  /** A text of which nothing is taken off. */
  static final Lexing RAW = new Lexing(Directives.BACKSLASH, true, true, true);

  /** A text without its quotes. */
  static final Lexing PLAIN = new Lexing(Directives.BACKSLASH, true, false, true);

  static Lexing of(char escape) {
    return new Lexing(escape, true, false, false);
  }
}
