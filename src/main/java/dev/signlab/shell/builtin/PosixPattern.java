package dev.signlab.shell.builtin;

import dev.signlab.diagnostic.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions of POSIX as Java reads them (POSIX.1-2024, Base Definitions, 9.3 and 9.4,
 * with GNU's \\|, \\+ and \\? in basic ones).
 */
final class PosixPattern {

  /** In a basic expression these are letters, and are more behind a backslash. */
  private static final String EXTENDED_ONLY = "+?(){}|";

  private static final Pattern CLASS = Pattern.compile("\\[:([a-z]+):\\]");

  private PosixPattern() {}

  /** Reads a basic or an extended one. */
  static Pattern compile(String typed, boolean extended, int flags) {
    try {
      return Pattern.compile(written(typed, extended), flags);
    } catch (PatternSyntaxException e) {
      throw Problem.of("grep: that is no regular expression: " + e.getDescription())
          .expected("a pattern, or -F before a text that is meant as it is")
          .found(typed)
          .exitStatus(Problem.USAGE)
          .asException(e);
    }
  }

  private static String written(String typed, boolean extended) {
    StringBuilder java = new StringBuilder();
    for (int at = 0; at < typed.length(); at++) {
      char c = typed.charAt(at);
      if (c == '[') {
        int end = end(typed, at);
        java.append(set(typed.substring(at, end)));
        at = end - 1;
      } else if (c == '\\' && at + 1 < typed.length()) {
        java.append(escaped(typed.charAt(++at), extended));
      } else if (isLetter(typed, at, extended)) {
        java.append(Pattern.quote(String.valueOf(c)));
      } else {
        java.append(c);
      }
    }
    return java.toString();
  }

  /** Signs that mean themselves in their place. */
  private static boolean isLetter(String typed, int at, boolean extended) {
    char c = typed.charAt(at);
    boolean begins = at == 0 || (at == 1 && typed.charAt(0) == '^');
    return !extended
        && (EXTENDED_ONLY.indexOf(c) >= 0
            || (c == '*' && begins)
            || (c == '^' && at > 0)
            || (c == '$' && at + 1 < typed.length()));
  }

  private static String escaped(char c, boolean extended) {
    boolean special = EXTENDED_ONLY.indexOf(c) >= 0;
    return special && !extended
        ? String.valueOf(c)
        : "wWsSbB123456789".indexOf(c) >= 0 ? "\\" + c : Pattern.quote(String.valueOf(c));
  }

  /** A bracket right behind the first one, or behind ^, is one of the set. */
  private static int end(String typed, int begin) {
    int at = begin + 1;
    at += at < typed.length() && typed.charAt(at) == '^' ? 1 : 0;
    at += at < typed.length() && typed.charAt(at) == ']' ? 1 : 0;
    while (at < typed.length() && typed.charAt(at) != ']') {
      int named = typed.startsWith("[:", at) ? typed.indexOf(":]", at + 2) : -1;
      at = named < 0 ? at + 1 : named + 2;
    }
    return Math.min(typed.length(), at + 1);
  }

  private static String set(String typed) {
    boolean closed = typed.length() > 1 && typed.endsWith("]");
    boolean not = typed.startsWith("[^");
    String inside = typed.substring(not ? 2 : 1, closed ? typed.length() - 1 : typed.length());
    StringBuilder java = new StringBuilder(not ? "[^" : "[");
    Matcher named = CLASS.matcher(inside);
    int at = 0;
    while (named.find()) {
      java.append(literal(inside.substring(at, named.start())));
      java.append("\\p{").append(name(named.group(1))).append('}');
      at = named.end();
    }
    java.append(literal(inside.substring(at)));
    return java.append(closed ? "]" : "").toString();
  }

  private static String literal(String text) {
    return text.replaceAll("[\\\\\\[\\]&^]", "\\\\$0");
  }

  private static String name(String posix) {
    return switch (posix) {
      case "xdigit" -> "XDigit";
      default -> Character.toUpperCase(posix.charAt(0)) + posix.substring(1);
    };
  }
}
