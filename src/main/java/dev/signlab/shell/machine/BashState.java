package dev.signlab.shell.machine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a text leaves in bash.
 *
 * @param kept for the next text: its options, its arrays, what kinds its variables are of, and its
 *     functions, as bash reads them
 * @param variables its variables that hold one value, without those of bash itself
 * @param names all that is declared
 * @param folder where it ended
 */
record BashState(
    String kept, Map<String, String> variables, Set<String> names, Optional<Path> folder) {

  private static final String PIPEFAIL = "set -o pipefail\n";
  private static final int FIELDS = 4;

  /** What bash sets for itself; begins with these letters, or is one of the names below. */
  private static final List<String> OWN_BEGINNINGS =
      List.of("BASH", "__signlab_", "COMP_", "EPOCH");

  private static final Set<String> OWN =
      Set.of(
          "_",
          "DIRSTACK",
          "EUID",
          "FUNCNAME",
          "GROUPS",
          "HISTCMD",
          "HOSTNAME",
          "HOSTTYPE",
          "IFS",
          "LINENO",
          "MACHTYPE",
          "OLDPWD",
          "OPTERR",
          "OPTIND",
          "OSTYPE",
          "PIPESTATUS",
          "PPID",
          "PS4",
          "PWD",
          "RANDOM",
          "SECONDS",
          "SHELLOPTS",
          "SHLVL",
          "SRANDOM",
          "UID");

  /** Without these no later text would run as it is meant. */
  private static final Set<String> NOT_KEPT =
      Set.of("noexec", "history", "monitor", "emacs", "vi", "interactive-comments");

  /** Reads what {@code begin.bash} writes, or nothing where the text never came to it. */
  static Optional<BashState> parse(byte[] state) {
    List<byte[]> fields = fields(state);
    if (fields.size() < FIELDS) {
      return Optional.empty();
    }
    List<Declaration> all = Declarations.parse(fields.get(1));
    Map<String, String> variables = new TreeMap<>();
    Set<String> names = new HashSet<>();
    StringBuilder kept = new StringBuilder();
    for (Declaration each : all) {
      names.add(each.name());
      if (each.isOnlyBashes() ? !isOwn(each.name()) : each.name().equals("IFS")) {
        kept.append(each.text()).append('\n');
      } else if (!isOwn(each.name()) && !isDefault(each)) {
        each.value().ifPresent(value -> variables.put(each.name(), value));
        kept.append(each.attributes().map(letters -> letters + "\n").orElse(""));
      }
    }
    kept.append(functions(fields.get(2))).append(options(fields.getFirst()));
    return Optional.of(new BashState(kept.toString(), variables, names, folder(fields.get(3))));
  }

  /** Tells whether a pipe is to fail when any of its commands does. */
  boolean failsPipes() {
    return kept.contains(PIPEFAIL);
  }

  private static List<byte[]> fields(byte[] state) {
    List<byte[]> fields = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < state.length; at++) {
      if (state[at] == 0) {
        fields.add(Arrays.copyOfRange(state, from, at));
        from = at + 1;
      }
    }
    return fields;
  }

  static boolean isOwn(String name) {
    return OWN.contains(name)
        || GivenVariables.TOLD.contains(name)
        || OWN_BEGINNINGS.stream().anyMatch(name::startsWith);
  }

  /** These are set by bash where nobody gave it any. */
  private static boolean isDefault(Declaration each) {
    boolean usual = each.name().equals("TERM") || each.name().equals("SHELL");
    return usual && !each.isExported();
  }

  /** The lab's own go into each text anew. */
  private static String functions(byte[] text) {
    String functions = text(text);
    StringBuilder kept = new StringBuilder();
    boolean own = false;
    for (String line : functions.split("\n", -1)) {
      if (line.endsWith(" () ")) {
        own = line.startsWith("__signlab_") || line.startsWith("command_not_found_handle ");
      }
      if (!own) {
        kept.append(line).append('\n');
      }
    }
    return kept.toString();
  }

  private static String options(byte[] text) {
    StringBuilder kept = new StringBuilder();
    text(text)
        .lines()
        .filter(line -> !NOT_KEPT.contains(line.substring(line.lastIndexOf(' ') + 1)))
        .forEach(line -> kept.append(line).append('\n'));
    return kept.toString();
  }

  private static Optional<Path> folder(byte[] text) {
    String folder = text(text);
    return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
