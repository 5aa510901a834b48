package dev.signlab.engine.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a pattern holds a text at both ends. It does when each of its alternatives does, those
 * within groups aside: whoever writes anchors into groups is told to write them outside.
 *
 * @param begin whether it holds the beginning
 * @param end whether it holds the end
 */
record Anchors(boolean begin, boolean end) {

  static Anchors of(String pattern) {
    List<String> alternatives = alternatives(pattern);
    return new Anchors(
        alternatives.stream().allMatch(each -> each.startsWith("^") || each.startsWith("\\A")),
        alternatives.stream().allMatch(Anchors::isEnded));
  }

  private static boolean isEnded(String alternative) {
    return alternative.endsWith("\\z")
        || (alternative.endsWith("$") && !alternative.endsWith("\\$"));
  }

  /** Splits at the bars that stand in no group, no class of letters, and behind no backslash. */
  private static List<String> alternatives(String pattern) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int depth = 0;
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      if (letter == '\\') {
        i++;
      } else if (inClass) {
        inClass = letter != ']';
      } else if (letter == '|' && depth == 0) {
        parts.add(pattern.substring(start, i));
        start = i + 1;
      } else {
        inClass = letter == '[';
        depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
      }
    }
    parts.add(pattern.substring(start));
    return parts;
  }
}
