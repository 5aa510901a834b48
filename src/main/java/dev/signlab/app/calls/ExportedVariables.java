package dev.signlab.app.calls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads what bash prints for {@code declare -x}: a line for each variable, its value in double
 * quotes, or in the form {@code $'…'} where it holds bytes that are no text. Older and newer
 * versions of bash choose differently; both forms are read. Variables without a value are left out.
 */
final class ExportedVariables {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final String LETTERS = "abeEfnrtv";
  private static final String MEANING = "\u0007\b\u001b\u001b\f\n\r\t\u000b";

  private final byte[] text;
  private final Map<String, String> variables = new HashMap<>();
  private int at;

  private ExportedVariables(byte[] text) {
    this.text = text;
  }

  /**
   * Returns the variables.
   *
   * @throws IllegalArgumentException for a text that bash does not print
   */
  static Map<String, String> parse(byte[] text) {
    ExportedVariables lines = new ExportedVariables(text);
    while (lines.at < text.length) {
      lines.readLine();
    }
    return lines.variables;
  }

  /** Writes variables as bash does; those that no shell can name are left out. */
  static byte[] format(Map<String, String> variables) {
    StringBuilder lines = new StringBuilder();
    variables.forEach(
        (name, value) -> {
          if (NAME.matcher(name).matches()) {
            String quoted = value.replaceAll("[\"\\\\$`]", "\\\\$0");
            lines.append("export ").append(name).append("=\"").append(quoted).append("\"\n");
          }
        });
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void readLine() {
    String kind = word();
    if (kind.equals("declare")) {
      word();
    } else if (!kind.equals("export")) {
      throw new IllegalArgumentException("no variable: " + kind);
    }
    String name = word();
    if (peek() == '=') {
      at++;
      variables.put(name, value());
    }
    expect('\n');
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

  private String value() {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    if (peek() == '"') {
      at++;
      readDoubleQuoted(value);
    } else if (peek() == '$') {
      at++;
      expect('\'');
      readAnsi(value);
    } else {
      throw new IllegalArgumentException("a value without quotes");
    }
    return value.toString(StandardCharsets.UTF_8);
  }

  private void readDoubleQuoted(ByteArrayOutputStream value) {
    while (peek() != '"') {
      if (peek() == '\\') {
        at++;
      }
      value.write(next());
    }
    at++;
  }

  private void readAnsi(ByteArrayOutputStream value) {
    while (peek() != '\'') {
      int c = next();
      value.write(c == '\\' ? escaped() : c);
    }
    at++;
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
