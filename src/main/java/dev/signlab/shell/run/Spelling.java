package dev.signlab.shell.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what somebody may have meant. */
public final class Spelling {

  private static final int MOST = 3;

  private Spelling() {}

  /** Returns the candidates nearest to a word, nearest first; none when nothing is near. */
  public static List<String> nearest(String word, Collection<String> candidates) {
    int limit = Math.max(1, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> isNear(word, candidate, limit))
        .sorted(Comparator.comparingInt((String candidate) -> distance(word, candidate)))
        .limit(MOST)
        .toList();
  }

  private static boolean isNear(String word, String candidate, int limit) {
    boolean begins = word.length() >= 2 && candidate.startsWith(word);
    int distance = distance(word, candidate);
    boolean sameStart = !word.isEmpty() && candidate.startsWith(word.substring(0, 1));
    return begins || (distance <= limit && (sameStart || distance == 1));
  }

  /** Counts the letters to insert, drop, change or swap with their neighbour. */
  public static int distance(String one, String other) {
    int[][] steps = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, one, other, i, j);
      }
    }
    return steps[one.length()][other.length()];
  }

  private static int step(int[][] steps, String one, String other, int i, int j) {
    int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int best = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
    best = Math.min(best, steps[i - 1][j - 1] + change);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
  }
}
