package dev.signlab.shell.diagnose;

import dev.signlab.shell.run.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Files of whatever kind that somebody may have meant by another name. */
final class NearFiles {

  private NearFiles() {}

  /**
   * Returns them, nearest first: the same letters, the same name but for its ending, nearly, or the
   * only one with an ending that tells what is in it. A private key is shown to nobody who did not
   * say so.
   */
  static List<String> of(String typed, Collection<String> names) {
    String last = last(typed);
    return Stream.of(
            among(names, name -> letters(last(name)).equals(letters(last))),
            among(names, name -> stem(last(name)).equals(stem(last))),
            Spelling.nearest(
                last.toLowerCase(Locale.ROOT), among(names, name -> share(name, last))),
            alone(among(names, name -> tells(last) && ending(name).equals(ending(last)))))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<String> among(Collection<String> names, Predicate<String> isMeant) {
    return names.stream()
        .filter(isMeant)
        .sorted(
            Comparator.comparing((String name) -> name.endsWith(".key"))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Where no letter before the ending is the same, the ending alone would make them near. */
  private static boolean share(String name, String typed) {
    return stem(typed).chars().anyMatch(letter -> stem(last(name)).indexOf(letter) >= 0);
  }

  /** A text may be about anything. */
  private static boolean tells(String name) {
    return name.contains(".") && !ending(name).equals("txt");
  }

  private static List<String> alone(List<String> names) {
    return names.size() == 1 ? names : List.of();
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static String stem(String name) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("[^a-z0-9].*", "");
  }
}
