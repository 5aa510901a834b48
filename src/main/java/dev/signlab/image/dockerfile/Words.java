package dev.signlab.image.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes the words of an instruction apart: quotes both ways, or a JSON array. */
final class Words {

  private Words() {}

  /** Splits at spaces; quotes are taken off, and a backslash keeps the next character as it is. */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escapes = c == '\\' && quote != '\'' && i + 1 < text.length();
      if (escapes) {
        word.append(text.charAt(++i));
        inWord = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        addTo(words, word, inWord);
        inWord = false;
      } else if (c == quote || (quote == 0 && (c == '"' || c == '\''))) {
        quote = quote == 0 ? c : 0;
        inWord = true;
      } else {
        word.append(c);
        inWord = true;
      }
    }
    addTo(words, word, inWord);
    return words;
  }

  private static void addTo(List<String> words, StringBuilder word, boolean inWord) {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /**
   * Puts variables in: {@code $NAME}, {@code ${NAME}}, {@code ${NAME:-else}}, {@code
   * ${NAME:+then}}.
   */
  static String substitute(String text, Map<String, String> variables) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        boolean dollar = text.charAt(i + 1) == '$';
        out.append(dollar ? "$" : text.substring(i, i + 2));
        i += 2;
      } else if (c == '$') {
        i = variable(text, i, variables, out);
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  private static int variable(
      String text, int dollar, Map<String, String> variables, StringBuilder out) {
    int start = dollar + 1;
    boolean braces = start < text.length() && text.charAt(start) == '{';
    int end = braces ? text.indexOf('}', start) : endOfName(text, start);
    if (end < 0 || end == start) {
      out.append('$');
      return start;
    }
    String inside = text.substring(braces ? start + 1 : start, end);
    out.append(value(inside, variables));
    return braces ? end + 1 : end;
  }

  private static int endOfName(String text, int start) {
    int end = start;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  private static String value(String inside, Map<String, String> variables) {
    int colon = inside.indexOf(':');
    String name = colon < 0 ? inside : inside.substring(0, colon);
    String value = variables.getOrDefault(name, "");
    String other = colon < 0 || colon + 2 > inside.length() ? "" : inside.substring(colon + 2);
    if (inside.startsWith(":-", Math.max(colon, 0)) && colon > 0) {
      return value.isEmpty() ? other : value;
    }
    if (inside.startsWith(":+", Math.max(colon, 0)) && colon > 0) {
      return value.isEmpty() ? "" : other;
    }
    return value;
  }
}
