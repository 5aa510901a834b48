package dev.signlab.image.dockerfile;

/** The syntax of Go's {@code filepath.Match}: what is no pattern, and its classes in brackets. */
final class PatternSyntax {

  private PatternSyntax() {}

  /** Makes sure that a text is a pattern. */
  static void check(String pattern) {
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i = escaped(pattern, i + 1) + 1;
      } else if (c == '[') {
        i = addClass(pattern, i, new StringBuilder());
      } else {
        i++;
      }
    }
  }

  /**
   * Adds a class in brackets as a regular expression, and returns the place behind it.
   *
   * @param start where its bracket stands
   */
  static int addClass(String pattern, int start, StringBuilder out) {
    boolean isNegated = pattern.startsWith("^", start + 1);
    out.append(isNegated ? "[^" : "[");
    int i = start + (isNegated ? 2 : 1);
    int ranges = 0;
    while (ranges == 0 || !pattern.startsWith("]", i)) {
      i = addCharacter(pattern, i, out);
      if (pattern.startsWith("-", i)) {
        out.append('-');
        i = addCharacter(pattern, i + 1, out);
      }
      ranges++;
    }
    out.append(']');
    return i + 1;
  }

  private static int addCharacter(String pattern, int at, StringBuilder out) {
    if (at >= pattern.length() || "-]".indexOf(pattern.charAt(at)) >= 0) {
      throw malformed(pattern);
    }
    int place = pattern.charAt(at) == '\\' ? escaped(pattern, at + 1) : at;
    if (place + 1 >= pattern.length()) {
      throw malformed(pattern);
    }
    out.append(literal(pattern.charAt(place)));
    return place + 1;
  }

  private static int escaped(String pattern, int place) {
    if (place >= pattern.length()) {
      throw malformed(pattern);
    }
    return place;
  }

  private static String literal(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? String.valueOf(c) : "\\" + c;
  }

  private static LineFault malformed(String pattern) {
    return new LineFault("syntax error in pattern " + pattern);
  }
}
