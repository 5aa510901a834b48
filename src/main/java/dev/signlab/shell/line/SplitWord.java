package dev.signlab.shell.line;

import java.util.ArrayList;
import java.util.List;

/** A word that falls apart where an unquoted value has blanks. */
final class SplitWord {

  /**
   * A part of it.
   *
   * @param text its text
   * @param pattern the same, with a backslash before each character that must not match as a
   *     pattern; equal to the text when there is nothing to match
   */
  record Field(String text, String pattern) {}

  private final List<Field> fields = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder pattern = new StringBuilder();
  private boolean started;

  boolean isEmpty() {
    return !started && fields.isEmpty();
  }

  void quoted(String value) {
    started = true;
    text.append(value);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ("*?[]!^-\\".indexOf(c) >= 0) {
        pattern.append('\\');
      }
      pattern.append(c);
    }
  }

  void literal(String value) {
    started |= !value.isEmpty();
    text.append(value);
    pattern.append(value);
  }

  void splitting(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isWhitespace(value.charAt(i))) {
        close();
      } else {
        literal(value.substring(i, i + 1));
      }
    }
  }

  List<Field> finish() {
    close();
    return fields;
  }

  private void close() {
    if (started) {
      fields.add(new Field(text.toString(), pattern.toString()));
    }
    started = false;
    text.setLength(0);
    pattern.setLength(0);
  }
}
