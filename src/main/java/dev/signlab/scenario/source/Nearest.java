package dev.signlab.scenario.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that a mistyped one was probably meant to be. */
public final class Nearest {

  private Nearest() {}

  /** Returns the candidate within a third of the word's letters, or nothing. */
  public static Optional<String> to(String word, Collection<String> candidates) {
    int bound = Math.max(word.length() < 4 ? 1 : 2, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> distance(word, candidate) <= bound)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  /** Returns advice such as {@code did you mean 'hints'?}, or the list of what is known. */
  public static String advice(String word, Collection<String> candidates) {
    return advice(word, candidates, "known are: " + String.join(", ", candidates));
  }

  /** Returns advice such as {@code did you mean 'hints'?}, or another where no word is near. */
  public static String advice(String word, Collection<String> candidates, String otherwise) {
    return to(word, candidates).map(near -> "did you mean '" + near + "'?").orElse(otherwise);
  }

  /** The edits (insert, delete, replace one letter) that lead from one word to the other. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
