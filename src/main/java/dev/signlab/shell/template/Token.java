package dev.signlab.shell.template;

/**
 * A word of an action.
 *
 * @param kind what it is
 * @param text how it is written
 */
record Token(Kind kind, String text) {

  enum Kind {
    FIELDS,
    DOT,
    VARIABLE,
    TEXT,
    RAW,
    NUMBER,
    WORD,
    OPEN,
    CLOSE,
    PIPE,
    DECLARE,
    ASSIGN,
    COMMA
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }
}
