package dev.signlab.shell.docker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words behind {@code docker run}, taken apart as far as the lab must understand them.
 *
 * @param flags the values of flags that have one, by their long name
 * @param image the image, or nothing when the words end before one
 */
record DockerRunLine(Map<String, List<String>> flags, Optional<String> image) {

  private static final String DETACH = "detach";

  /** The one-letter flags of docker-run(1) that take a value, with their long names. */
  private static final Map<Character, String> LETTERS =
      Map.of(
          'p',
          "publish",
          'e',
          "env",
          'v',
          "volume",
          'u',
          "user",
          'w',
          "workdir",
          'l',
          "label",
          'h',
          "hostname",
          'm',
          "memory",
          'a',
          "attach",
          'c',
          "cpu-shares");

  /** The long flags of docker-run(1) that take none; each may be followed by {@code =true}. */
  private static final Set<String> TOGGLES =
      Set.of(
          "interactive",
          "tty",
          "rm",
          "init",
          "privileged",
          "read-only",
          "publish-all",
          "no-healthcheck",
          "oom-kill-disable",
          "sig-proxy",
          "quiet",
          "disable-content-trust",
          "help");

  static DockerRunLine of(List<String> words) {
    Map<String, List<String>> flags = new HashMap<>();
    int at = 0;
    while (at < words.size() && words.get(at).startsWith("-") && !words.get(at).equals("--")) {
      at += read(words, at, flags);
    }
    if (at < words.size() && words.get(at).equals("--")) {
      at++;
    }
    Optional<String> image = at < words.size() ? Optional.of(words.get(at)) : Optional.empty();
    return new DockerRunLine(Map.copyOf(flags), image);
  }

  List<String> values(String flag) {
    return flags.getOrDefault(flag, List.of());
  }

  /** Tells whether the container was to run on by itself. */
  boolean detached() {
    List<String> values = values(DETACH);
    return !values.isEmpty() && values.getLast().equals("true");
  }

  /** Returns how many words a flag takes, after noting its value. */
  private static int read(List<String> words, int at, Map<String, List<String>> flags) {
    String word = words.get(at);
    return word.startsWith("--")
        ? readLong(word.substring(2), words, at, flags)
        : readLetters(word, words, at, flags);
  }

  private static int readLong(
      String word, List<String> words, int at, Map<String, List<String>> flags) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    if (name.equals(DETACH)) {
      note(flags, name, equals < 0 ? "true" : word.substring(equals + 1));
      return 1;
    }
    if (equals >= 0) {
      note(flags, name, word.substring(equals + 1));
      return 1;
    }
    if (TOGGLES.contains(name)) {
      return 1;
    }
    note(flags, name, at + 1 < words.size() ? words.get(at + 1) : "");
    return 2;
  }

  /** Letters may stand together, as in {@code -dp 5001:5000}; the last may have a value. */
  private static int readLetters(
      String word, List<String> words, int at, Map<String, List<String>> flags) {
    for (int i = 1; i < word.length(); i++) {
      String name = LETTERS.get(word.charAt(i));
      if (name != null && i + 1 < word.length()) {
        String value = word.substring(i + 1);
        note(flags, name, value.startsWith("=") ? value.substring(1) : value);
        return 1;
      }
      if (name != null) {
        note(flags, name, at + 1 < words.size() ? words.get(at + 1) : "");
        return 2;
      }
      if (word.charAt(i) == 'd') {
        note(flags, DETACH, "true");
      }
    }
    return 1;
  }

  private static void note(Map<String, List<String>> flags, String name, String value) {
    flags.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }
}
