package dev.signlab.sigstore.tuf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pattern of names as shells have them: {@code *}, {@code ?}, {@code [a-z]} and {@code [!a-z]},
 * none of which stands for a slash (section 4.5, PATHPATTERN). What is no such thing stands for
 * itself. Immutable; a match takes time in the product of both lengths.
 */
final class PathPattern {

  private static final IntPredicate MANY = new Many();

  /** A star, which takes as many letters as need be. */
  private record Many() implements IntPredicate {

    @Override
    public boolean test(int letter) {
      return true;
    }
  }

  private final List<List<IntPredicate>> parts = new ArrayList<>();

  PathPattern(String pattern) {
    for (String part : pattern.split("/", -1)) {
      parts.add(part(part.codePoints().toArray()));
    }
  }

  private static List<IntPredicate> part(int[] text) {
    List<IntPredicate> tests = new ArrayList<>();
    int at = 0;
    while (at < text.length) {
      int end = text[at] == '[' ? endOfSet(text, at + 1) : -1;
      tests.add(end < 0 ? test(text[at]) : set(text, at + 1, end));
      at = Math.max(at, end) + 1;
    }
    return tests;
  }

  private static IntPredicate test(int letter) {
    return switch (letter) {
      case '*' -> MANY;
      case '?' -> c -> true;
      default -> c -> c == letter;
    };
  }

  /** A bracket that comes first is one of the set. */
  private static int endOfSet(int[] text, int from) {
    int at = from < text.length && text[from] == '!' ? from + 1 : from;
    for (int end = at + 1; end < text.length; end++) {
      if (text[end] == ']') {
        return end;
      }
    }
    return -1;
  }

  private static IntPredicate set(int[] text, int from, int end) {
    boolean isNot = text[from] == '!';
    IntPredicate any = c -> false;
    int at = isNot ? from + 1 : from;
    while (at < end) {
      boolean isRange = at + 2 < end && text[at + 1] == '-';
      int low = text[at];
      int high = isRange ? text[at + 2] : low;
      any = any.or(c -> low <= c && c <= high);
      at += isRange ? 3 : 1;
    }
    return isNot ? any.negate() : any;
  }

  /** Tells whether a name has as many parts, and each fits. */
  boolean fits(String name) {
    String[] names = name.split("/", -1);
    if (names.length != parts.size()) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      if (!fits(parts.get(i), names[i].codePoints().toArray())) {
        return false;
      }
    }
    return true;
  }

  /** Goes back to the last star alone: what an earlier one could take, the last can as well. */
  private static boolean fits(List<IntPredicate> tests, int[] text) {
    int test = 0;
    int at = 0;
    int star = -1;
    int taken = 0;
    while (at < text.length) {
      if (test < tests.size() && tests.get(test).equals(MANY)) {
        star = test++;
        taken = at;
      } else if (test < tests.size() && tests.get(test).test(text[at])) {
        test++;
        at++;
      } else if (star >= 0) {
        test = star + 1;
        at = ++taken;
      } else {
        return false;
      }
    }
    return tests.subList(test, tests.size()).stream().allMatch(MANY::equals);
  }
}
