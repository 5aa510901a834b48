package dev.signlab.scenario.paper;

import dev.signlab.scenario.load.ScriptLine;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.WorldPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PreparedNames of images and of key files: which there are, or come about when lines are typed.
 *
 * @param known the names
 */
record PreparedNames(Set<String> known) {

  /** An image of a registry of this machine, up to its tag. */
  private static final Pattern IMAGE =
      Pattern.compile("(?:localhost|127\\.0\\.0\\.1):[0-9]+/[A-Za-z0-9._/-]+(?::[A-Za-z0-9._-]+)?");

  private static final Pattern KEY =
      Pattern.compile("(?<![A-Za-z0-9_./$*{}-])[A-Za-z0-9_-]+\\.(?:key|pub)(?![A-Za-z0-9_/.-])");

  /** What a command writes when it is given no name. */
  private static final List<String> USUAL = List.of("cosign", "import-cosign");

  private static final Pattern PREFIX = Pattern.compile("--output-key-prefix[ =]([A-Za-z0-9_-]+)");

  /** Copies the names. */
  PreparedNames {
    known = Set.copyOf(known);
  }

  /** Returns the names that a scenario's world, solution and mistakes have. */
  static PreparedNames of(Written written) {
    Set<String> known = new HashSet<>();
    Scenario scenario = written.scenario();
    WorldPlan world = scenario.world();
    world.images().forEach(image -> known.add(plain(image.name())));
    world.keys().forEach(key -> addPair(known, key.prefix()));
    USUAL.forEach(prefix -> addPair(known, prefix));
    world.files().forEach(file -> known.add(file.substring(file.lastIndexOf('/') + 1)));
    written.solution().values().forEach(lines -> lines.forEach(line -> add(known, line)));
    written.alternatives().stream()
        .flatMap(other -> other.parts().values().stream().flatMap(List::stream))
        .forEach(line -> add(known, line));
    written.mistakes().forEach(mistake -> mistake.lines().forEach(line -> add(known, line)));
    return new PreparedNames(known);
  }

  private static void addPair(Set<String> known, String prefix) {
    known.add(prefix + ".key");
    known.add(prefix + ".pub");
  }

  private static void add(Set<String> known, ScriptLine line) {
    known.addAll(in(line.text()));
    Matcher prefix = PREFIX.matcher(line.text());
    while (prefix.find()) {
      addPair(known, prefix.group(1));
    }
  }

  /** Returns the names in a text. */
  static Set<String> in(String text) {
    Set<String> names = new HashSet<>();
    for (Pattern pattern : List.of(IMAGE, KEY)) {
      Matcher name = pattern.matcher(text);
      while (name.find()) {
        names.add(plain(name.group()));
      }
    }
    return names;
  }

  /** A point at the end belongs to the sentence; what has no tag is called latest. */
  private static String plain(String name) {
    String bare = name.replaceFirst("[.:/-]+$", "");
    boolean image = bare.contains("/");
    return image && bare.indexOf(':', bare.indexOf('/')) < 0 ? bare + ":latest" : bare;
  }

  /**
   * Returns the names in a text that there are not. A repository of which some tag is known is
   * known without one, as commands that list tags name it.
   */
  Set<String> unknown(String text) {
    Set<String> unknown = in(text);
    unknown.removeIf(this::knows);
    return unknown;
  }

  private boolean knows(String name) {
    String repository = name.replaceFirst(":latest$", ":");
    return known.contains(name)
        || (name.endsWith(":latest") && known.stream().anyMatch(k -> k.startsWith(repository)));
  }
}
