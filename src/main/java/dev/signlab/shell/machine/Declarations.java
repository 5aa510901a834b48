package dev.signlab.shell.machine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what bash prints for {@code declare -p} or {@code declare -x}: a line for each variable,
 * its value in double quotes, or in the form {@code $'…'} where it holds bytes that are no text.
 * Older and newer versions of bash choose differently; both forms are read.
 */
public final class Declarations {

  private static final String LETTERS = "abeEfnrtv";
  private static final String MEANING = "\u0007\b\u001b\u001b\f\n\r\t\u000b";

  private final byte[] text;
  private int at;

  private Declarations(byte[] text) {
    this.text = text;
  }

  /**
   * Returns the variables, in their order.
   *
   * @throws IllegalArgumentException for a text that bash does not print
   */
  public static List<Declaration> parse(byte[] text) {
    Declarations lines = new Declarations(text);
    List<Declaration> all = new ArrayList<>();
    while (lines.at < text.length) {
      all.add(lines.readLine());
    }
    return all;
  }

  private Declaration readLine() {
    int begin = at;
    String kind = word();
    boolean declared = kind.equals("declare");
    if (!declared && !kind.equals("export")) {
      throw new IllegalArgumentException("no variable: " + kind);
    }
    String flags = declared ? word().substring(1) : "x";
    String name = word();
    Optional<String> value = Optional.empty();
    if (peek() == '=') {
      at++;
      value = value();
    }
    String whole = new String(text, begin, at - begin, StandardCharsets.UTF_8);
    expect('\n');
    return new Declaration(flags, name, value, whole);
  }

  private String word() {
    int begin = at;
    while (peek() != ' ' && peek() != '=' && peek() != '\n') {
      at++;
    }
    String word = new String(text, begin, at - begin, StandardCharsets.UTF_8);
    if (peek() == ' ') {
      at++;
    }
    return word;
  }

  private Optional<String> value() {
    return switch (peek()) {
      case '"' -> Optional.of(doubleQuoted());
      case '$' -> Optional.of(ansi());
      case '(' -> array();
      case '\'' -> arrayOfOld();
      default -> throw new IllegalArgumentException("a value without quotes");
    };
  }

  private String doubleQuoted() {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    at++;
    while (peek() != '"') {
      if (peek() == '\\') {
        at++;
      }
      value.write(next());
    }
    at++;
    return value.toString(StandardCharsets.UTF_8);
  }

  private String ansi() {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    at++;
    expect('\'');
    while (peek() != '\'') {
      int c = next();
      value.write(c == '\\' ? escaped() : c);
    }
    at++;
    return value.toString(StandardCharsets.UTF_8);
  }

  /** The elements are only read over: they go back as they came. */
  private Optional<String> array() {
    while (peek() != ')') {
      switch (peek()) {
        case '"' -> doubleQuoted();
        case '$' -> ansi();
        case '\\' -> at += 2;
        default -> at++;
      }
    }
    at++;
    return Optional.empty();
  }

  /** Before 4.4 bash put single quotes around all of an array. */
  private Optional<String> arrayOfOld() {
    do {
      at++;
      while (peek() != '\'') {
        at++;
      }
      at++;
    } while (peek() == '\\' && takeQuote());
    return Optional.empty();
  }

  private boolean takeQuote() {
    at += 2;
    return peek() == '\'';
  }

  private int escaped() {
    int c = next();
    int letter = LETTERS.indexOf(c);
    if (letter >= 0) {
      return MEANING.charAt(letter);
    }
    return isOctal(c) ? octal(c - '0') : c;
  }

  private int octal(int first) {
    int value = first;
    for (int digits = 1; digits < 3 && isOctal(peek()); digits++) {
      value = value * 8 + next() - '0';
    }
    return value;
  }

  private static boolean isOctal(int c) {
    return c >= '0' && c <= '7';
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw new IllegalArgumentException("no " + wanted + " at " + at);
    }
  }

  private int next() {
    int c = peek();
    at++;
    return c;
  }

  private int peek() {
    if (at >= text.length) {
      throw new IllegalArgumentException("the text ends within a variable");
    }
    return text[at] & 0xff;
  }
}
