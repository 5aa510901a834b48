package dev.signlab.shell.container;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.run.Quoting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words behind {@code docker compose}: flags may stand before its verb and behind it.
 *
 * @param verb what is to be done
 * @param flags the flags by their long name; an empty text for one that takes no value
 * @param services the services that are named
 * @param before the flags before the verb, as they were typed
 * @param behind the flags behind it, as they were typed
 */
record ComposeLine(
    String verb,
    Map<String, String> flags,
    List<String> services,
    List<String> before,
    List<String> behind) {

  private static final String HELP = "help docker compose";

  /** Flags before the verb, each of which takes a value. */
  private static final Map<String, String> BEFORE =
      Map.of(
          "-f",
          "file",
          "--file",
          "file",
          "-p",
          "project-name",
          "--project-name",
          "project-name",
          "--profile",
          "profile");

  /** Flags behind a verb that take no value. */
  private static final Map<String, Set<String>> TOGGLES =
      Map.of(
          "up",
              Set.of(
                  "-d",
                  "--detach",
                  "--wait",
                  "--remove-orphans",
                  "--quiet-pull",
                  "--force-recreate"),
          "down", Set.of("-v", "--volumes", "--remove-orphans"),
          "ps", Set.of("-a", "--all", "-q", "--quiet"),
          "logs", Set.of("-f", "--follow", "--no-color", "--no-log-prefix"),
          "stop", Set.of(),
          "start", Set.of(),
          "restart", Set.of());

  /** Flags behind a verb that take a value. */
  private static final Map<String, Set<String>> VALUES =
      Map.of(
          "up", Set.of("-t", "--timeout", "--pull"),
          "down", Set.of("-t", "--timeout"),
          "logs", Set.of("-n", "--tail"),
          "stop", Set.of("-t", "--timeout"),
          "restart", Set.of("-t", "--timeout"));

  static ComposeLine of(List<String> words) {
    Map<String, String> flags = new HashMap<>();
    List<String> services = new ArrayList<>();
    List<String> before = new ArrayList<>();
    List<String> behind = new ArrayList<>();
    Optional<String> verb = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("-")) {
        int begin = i;
        String name = word.replaceFirst("=.*", "");
        if (!takesValue(verb, name)) {
          flags.put(longName(verb, toggle(verb, word)), "");
        } else {
          String value = word.contains("=") ? word.substring(name.length() + 1) : next(words, ++i);
          requireFirst(name, value, flags.put(longName(verb, name), value) == null);
        }
        (verb.isEmpty() ? before : behind).addAll(words.subList(begin, i + 1));
      } else if (verb.isEmpty()) {
        verb = Optional.of(requireKnown(word));
      } else {
        services.add(word);
      }
    }
    return new ComposeLine(
        verb.orElseThrow(() -> unknown("no word")), flags, services, before, behind);
  }

  private static boolean takesValue(Optional<String> verb, String name) {
    return verb.isEmpty()
        ? BEFORE.containsKey(name)
        : VALUES.getOrDefault(verb.get(), Set.of()).contains(name);
  }

  Optional<String> flag(String name) {
    return Optional.ofNullable(flags.get(name));
  }

  /** Returns the learner's own line for one service, whichever it named. */
  String naming(String service) {
    return typed(List.of(before, List.of(verb), behind, List.of(service)));
  }

  /** Returns the learner's own line for one file. */
  String withFile(String file) {
    return typed(List.of(List.of("-f", file), before, List.of(verb), behind, services));
  }

  /** Returns another line for the same file, project and profile. */
  String other(String... words) {
    return typed(List.of(before, List.of(words)));
  }

  private static String typed(List<List<String>> parts) {
    return Quoting.line("docker compose", parts.stream().flatMap(List::stream).toList());
  }

  /** Compose would add further files and profiles to the first. */
  private static void requireFirst(String name, String value, boolean first) {
    String flag = BEFORE.getOrDefault(name, "");
    if (!first && (flag.equals("file") || flag.equals("profile"))) {
      throw Problem.of("the lab reads one --" + flag + " of docker compose")
          .expected("one " + name)
          .found("a second: " + value)
          .command(HELP)
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }

  /** A letter may mean one thing before the verb and another behind it, as {@code -f} does. */
  private static String longName(Optional<String> verb, String flag) {
    if (verb.isEmpty()) {
      return BEFORE.getOrDefault(flag, flag);
    }
    return switch (flag) {
      case "-d" -> "detach";
      case "-v" -> "volumes";
      case "-a" -> "all";
      case "-q" -> "quiet";
      case "-n" -> "tail";
      case "-f" -> "follow";
      case "-t" -> "timeout";
      default -> flag.substring("--".length());
    };
  }

  private static String next(List<String> words, int at) {
    if (at >= words.size()) {
      throw unknown("nothing behind " + words.getLast());
    }
    return words.get(at);
  }

  private static String requireKnown(String verb) {
    if (!TOGGLES.containsKey(verb)) {
      throw unknown(verb);
    }
    return verb;
  }

  private static String toggle(Optional<String> verb, String word) {
    if (verb.isEmpty() || !TOGGLES.getOrDefault(verb.get(), Set.of()).contains(word)) {
      throw Problem.of("unknown flag: " + word)
          .expected("a flag of docker compose" + verb.map(name -> " " + name).orElse(""))
          .found(word)
          .command(HELP)
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return word;
  }

  private static LabException unknown(String found) {
    return Problem.of("docker compose does not know what to do")
        .expected("up, down, ps, logs, start, stop or restart")
        .found(found)
        .command(HELP)
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
