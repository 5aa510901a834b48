package dev.signlab.shell.line;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One name of a pattern, without slashes (IEEE Std 1003.1, Shell Command Language, 2.13.1). A
 * backslash takes the meaning from what stands behind it.
 */
final class GlobName {

  private static final Pattern MEMBER = Pattern.compile("(?s)\\[:(\\w+):]|\\\\.|.");
  private static final Pattern NEVER = Pattern.compile("(?!)");

  private GlobName() {}

  /** Tells whether it is a pattern and not just a name. */
  static boolean isPattern(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '*' || c == '?' || (c == '[' && end(name, i) > 0)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the name that it stands for where it is no pattern. */
  static String plain(String name) {
    return name.replaceAll("\\\\(.)", "$1");
  }

  /** Returns the same as a regular expression. */
  static Pattern regex(String name) {
    StringBuilder regex = new StringBuilder("(?s)");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      int end = c == '[' ? end(name, i) : 0;
      if (end > 0) {
        regex.append(set(name.substring(i + 1, end)));
        i = end;
      } else if (c == '\\' && i + 1 < name.length()) {
        i++;
        regex.append(Pattern.quote(name.substring(i, i + 1)));
      } else {
        regex.append(
            switch (c) {
              case '*' -> ".*";
              case '?' -> ".";
              default -> Pattern.quote(String.valueOf(c));
            });
      }
    }
    try {
      return Pattern.compile(regex.toString());
    } catch (PatternSyntaxException e) {
      return NEVER;
    }
  }

  /** Returns where a set that opens here is closed; a bracket that comes first is one of it. */
  private static int end(String name, int open) {
    int from = open + 1;
    if (from < name.length() && "!^".indexOf(name.charAt(from)) >= 0) {
      from++;
    }
    for (int i = from; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\') {
        i++;
      } else if (name.startsWith("[:", i) && name.indexOf(":]", i) > 0) {
        i = name.indexOf(":]", i) + 1;
      } else if (c == ']' && i > from) {
        return i;
      }
    }
    return 0;
  }

  private static String set(String inside) {
    boolean not = inside.startsWith("!") || inside.startsWith("^");
    StringBuilder members = new StringBuilder(not ? "[^" : "[");
    Matcher each = MEMBER.matcher(inside).region(not ? 1 : 0, inside.length());
    while (each.find()) {
      members.append(
          Optional.ofNullable(each.group(1))
              .map(name -> "\\p{" + posix(name) + "}")
              .orElseGet(() -> member(each.group())));
    }
    return members.append(']').toString();
  }

  /** What has a meaning within a set of Java's and none in a shell's is just itself. */
  private static String member(String text) {
    String escaped = text.length() > 1 ? text.substring(1) : text;
    return text.equals("-") || Character.isLetterOrDigit(escaped.codePointAt(0))
        ? escaped
        : "\\" + escaped;
  }

  private static String posix(String name) {
    return name.equals("xdigit")
        ? "XDigit"
        : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
