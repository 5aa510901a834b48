package dev.signlab.app;

import dev.signlab.yaml.Yaml;
import dev.signlab.yaml.YamlBounds;
import dev.signlab.yaml.YamlTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The slips of {@code src/test/resources/slips}, by kinds, and the states in which they are made.
 *
 * @param states by their names
 * @param chapters by kinds
 */
record SlipBook(Map<String, State> states, List<Chapter> chapters) {

  private static final Path FOLDER = Path.of("src/test/resources/slips");
  private static final String STATES = "states.yaml";
  private static final YamlBounds BOUNDS = new YamlBounds(6, 20_000);

  /**
   * A state of a world.
   *
   * @param from the state from which it is made; empty for an empty world
   * @param lines that make it
   * @param sigstore whether the services of sigstore run
   */
  record State(String name, String from, List<String> lines, boolean sigstore) {}

  /**
   * Slips of one kind.
   *
   * @param reached the points that they must come to
   */
  record Chapter(String kind, int reached, List<Slip> slips) {}

  static SlipBook read() {
    Map<String, State> states = new LinkedHashMap<>();
    for (Object each : (List<?>) tree(FOLDER.resolve(STATES))) {
      State state = state((Map<?, ?>) each);
      states.put(state.name(), state);
    }
    return new SlipBook(states, allChapters());
  }

  private static State state(Map<?, ?> fields) {
    return new State(
        String.valueOf(fields.get("name")),
        fields.containsKey("from") ? String.valueOf(fields.get("from")) : "",
        Slip.texts(fields, "lines"),
        fields.containsKey("sigstore"));
  }

  private static List<Chapter> allChapters() {
    List<Chapter> chapters = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.filter(file -> !file.endsWith(STATES)).sorted().forEach(f -> chapters.add(chapter(f)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return chapters;
  }

  private static Chapter chapter(Path file) {
    Map<?, ?> fields = (Map<?, ?>) tree(file);
    String kind = String.valueOf(fields.get("kind"));
    List<Slip> slips = new ArrayList<>();
    for (Object each : Objects.requireNonNull((List<?>) fields.get("slips"))) {
      slips.add(Slip.of(kind, (Map<?, ?>) each));
    }
    return new Chapter(kind, Integer.parseInt(String.valueOf(fields.get("reached"))), slips);
  }

  private static Object tree(Path file) {
    try {
      Object tree = YamlTree.of(Yaml.document(file, Files.readString(file), BOUNDS));
      return Objects.requireNonNull(tree, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells whether the services of sigstore run in a state. */
  boolean hasSigstore(String state) {
    State found = find(state);
    return found.sigstore() || (!found.from().isEmpty() && hasSigstore(found.from()));
  }

  /** Returns the slips that are made with the services of sigstore, or those without. */
  List<Slip> slips(boolean sigstore) {
    return chapters.stream()
        .flatMap(chapter -> chapter.slips().stream())
        .filter(slip -> hasSigstore(slip.state()) == sigstore)
        .toList();
  }

  State find(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("no state " + name);
    }
    return state;
  }
}
