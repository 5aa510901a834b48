package dev.signlab.shell.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From where to where {@code skopeo sync} copies, in the words of {@code skopeo copy}. */
final class SyncPlaces {

  private static final String FROM = "src";
  private static final String TO = "dest";
  private static final Map<String, String> LETTERS = Map.of("s", FROM, "d", TO);
  private static final Set<String> TRANSPORTS = Set.of("docker", "dir");

  private SyncPlaces() {}

  /** Returns both places; nothing where they are not one image and one place for it. */
  static Optional<String> of(List<String> words) {
    Map<String, String> transports = new HashMap<>();
    List<String> places = new ArrayList<>();
    for (int at = 0; at < words.size(); at++) {
      String[] flag = words.get(at).replaceFirst("^-+", "").split("=", 2);
      String name = LETTERS.getOrDefault(flag[0], flag[0]);
      boolean known = words.get(at).startsWith("-") && (name.equals(FROM) || name.equals(TO));
      if (known && (flag.length == 2 || at + 1 < words.size())) {
        transports.put(name, flag.length == 2 ? flag[1] : words.get(++at));
      } else if (!words.get(at).startsWith("-")) {
        places.add(words.get(at));
      }
    }
    return places.size() == 2 && TRANSPORTS.containsAll(transports.values())
        ? Optional.of(line(places.getFirst(), places.getLast(), transports))
        : Optional.empty();
  }

  private static String line(String from, String to, Map<String, String> transports) {
    String name = from.substring(from.lastIndexOf('/') + 1);
    boolean pushes = transports.getOrDefault(TO, "").equals("docker");
    return Quoting.line(
        placed(from, transports.getOrDefault(FROM, "docker")),
        List.of(placed(pushes ? to + "/" + name : to, transports.getOrDefault(TO, "dir"))));
  }

  /** The name of a place that has one already is whole. */
  private static String placed(String name, String transport) {
    boolean whole = name.matches("(?:docker|oci|dir|oci-archive|docker-archive):.*");
    return whole ? name : transport + (transport.equals("docker") ? "://" : ":") + name;
  }
}
