package dev.signlab.image.dockerfile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of {@code ${A#pattern}}, {@code ${A%pattern}} and {@code ${A/pattern/text}}: {@code *}
 * is any text, {@code ?} any character, and there are no brackets.
 *
 * @param expression the same as a regular expression
 */
record ShellPattern(Pattern expression) {

  /** Reads a pattern. */
  static ShellPattern of(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*') {
        out.append(".*");
      } else if (c == '?') {
        out.append('.');
      } else if (c == '\\') {
        i++;
        out.append(Pattern.quote(escaped(text, i)));
      } else {
        out.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return new ShellPattern(Pattern.compile(out.toString(), Pattern.UNIX_LINES));
  }

  private static String escaped(String text, int at) {
    if (at == text.length() || "}/*?\\".indexOf(text.charAt(at)) < 0) {
      String rest = at == text.length() ? "" : text.substring(at, at + 1);
      throw new LineFault("\\" + rest + " means nothing in the pattern " + text);
    }
    return text.substring(at, at + 1);
  }

  String withoutStart(String value, boolean isLongest) {
    for (int i = 0; i <= value.length(); i++) {
      int length = isLongest ? value.length() - i : i;
      if (matches(value, 0, length)) {
        return value.substring(length);
      }
    }
    return value;
  }

  String withoutEnd(String value, boolean isLongest) {
    for (int i = 0; i <= value.length(); i++) {
      int start = isLongest ? i : value.length() - i;
      if (matches(value, start, value.length())) {
        return value.substring(0, start);
      }
    }
    return value;
  }

  String replace(String value, String text, boolean isEverywhere) {
    Matcher matcher = expression.matcher(value);
    String replacement = Matcher.quoteReplacement(text);
    return isEverywhere ? matcher.replaceAll(replacement) : matcher.replaceFirst(replacement);
  }

  private boolean matches(String value, int start, int end) {
    return expression.matcher(value).region(start, end).matches();
  }
}
