package dev.signlab.shell.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** A class of which a pattern cannot be made, so that it matches nothing. */
  private static final String UNKNOWN = "\\p{none}";

  /** What the classes hold where names are in UTF-8, as the learner's are. */
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("alpha", "\\p{IsAlphabetic}"),
          Map.entry("upper", "\\p{IsUppercase}"),
          Map.entry("lower", "\\p{IsLowercase}"),
          Map.entry("alnum", "\\p{IsAlphabetic}0-9"),
          Map.entry("word", "\\p{IsAlphabetic}0-9_"),
          Map.entry("digit", "0-9"),
          Map.entry("xdigit", "0-9A-Fa-f"),
          Map.entry("blank", " \\t"),
          Map.entry("space", "\\s"),
          Map.entry("cntrl", "\\p{Cntrl}"),
          Map.entry("ascii", "\\p{ASCII}"),
          Map.entry("punct", "\\p{Punct}\\p{P}\\p{S}"),
          Map.entry("graph", "\\p{Graph}\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}"),
          Map.entry("print", "\\p{Print}\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}"));

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

  /**
   * Returns the same as a regular expression. What stands between two stars is looked for once,
   * where it comes first: it is never needed further on, and to try all places for all of them
   * takes for ever.
   */
  static Pattern regex(String name) {
    List<String> parts = betweenStars(name);
    StringBuilder regex = new StringBuilder("(?s)").append(parts.getFirst());
    parts.stream()
        .skip(1)
        .limit(Math.max(0, parts.size() - 2))
        .forEach(part -> regex.append("(?>.*?").append(part).append(')'));
    if (parts.size() > 1) {
      regex.append(".*").append(parts.getLast());
    }
    try {
      return Pattern.compile(regex.toString());
    } catch (PatternSyntaxException e) {
      return NEVER;
    }
  }

  private static List<String> betweenStars(String name) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < name.length(); ) {
      int end = name.charAt(i) == '[' ? end(name, i) : 0;
      if (end > 0) {
        part.append(set(name.substring(i + 1, end)));
        i = end + 1;
      } else if (name.charAt(i) == '*') {
        parts.add(part.toString());
        part.setLength(0);
        i++;
      } else {
        int from = name.charAt(i) == '\\' && i + 1 < name.length() ? i + 1 : i;
        boolean isAny = from == i && name.charAt(i) == '?';
        part.append(isAny ? "." : exactly(name.codePointAt(from)));
        i = name.offsetByCodePoints(from, 1);
      }
    }
    parts.add(part.toString());
    return parts;
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
              .map(name -> CLASSES.getOrDefault(name, UNKNOWN))
              .orElseGet(() -> member(each.group())));
    }
    return members.append(']').toString();
  }

  private static String member(String text) {
    return text.equals("-") ? text : exactly(text.codePointBefore(text.length()));
  }

  private static String exactly(int character) {
    return "\\x{%x}".formatted(character);
  }
}
