package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.Meaning;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which causes somebody may mean who named none: those of which the typed words speak. A word that
 * speaks of few causes counts for more than one that speaks of many.
 */
final class NearCauses {

  private static final String TABLE = "near-causes.properties";
  private static final int MOST = 3;

  /** So many letters in common, and two words have one stem. */
  private static final int STEM = 5;

  private static final Set<String> LITTLE =
      Set.of("is", "of", "to", "in", "it", "was", "has", "and", "this", "that", "for", "at", "on");

  private final Map<Cause, Set<String>> words = new EnumMap<>(Cause.class);

  NearCauses() {
    Properties table = table();
    for (Cause cause : Cause.values()) {
      String said = table.getProperty(cause.name(), "");
      String all = cause.name().replace('_', ' ') + " " + cause.words() + " " + said;
      words.put(cause, counting(all));
    }
  }

  /** Returns the table of further words, by the names of causes. */
  static Properties table() {
    try (InputStream in = NearCauses.class.getResourceAsStream(TABLE)) {
      Properties table = new Properties();
      table.load(Objects.requireNonNull(in, TABLE));
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the nearest, the best first; none where no word speaks of any. */
  List<Cause> to(String typed) {
    Map<Cause, Double> scores = new EnumMap<>(Cause.class);
    counting(typed.replace('_', ' ').replace('-', ' ')).forEach(word -> score(word, scores));
    return scores.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void score(String word, Map<Cause, Double> scores) {
    List<Cause> spoken = Stream.of(Cause.values()).filter(cause -> knows(cause, word)).toList();
    spoken.forEach(cause -> scores.merge(cause, 1.0 / spoken.size(), Double::sum));
  }

  private boolean knows(Cause cause, String word) {
    return words.getOrDefault(cause, Set.of()).stream().anyMatch(known -> isOne(known, word));
  }

  private static Set<String> counting(String text) {
    Set<String> counting = new TreeSet<>(List.of(Meaning.of(text).split(" ")));
    counting.removeAll(LITTLE);
    counting.remove("");
    return counting;
  }

  private static boolean isOne(String known, String word) {
    return known.equals(word)
        || (Math.min(known.length(), word.length()) >= STEM
            && known.regionMatches(0, word, 0, STEM));
  }
}
