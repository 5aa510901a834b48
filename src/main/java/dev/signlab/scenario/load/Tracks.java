package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.Nearest;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import dev.signlab.yaml.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The order in which tracks are taken: a file beside them names them, each on a line of its own.
 * Those that it does not name come after those that it names.
 *
 * @param names the names, in their order
 */
record Tracks(List<String> names) {

  /** The name of the file. */
  static final String FILE = "tracks";

  private static final int LARGEST = 16 << 10;

  /** Reads the file; a name that is no folder beside it is a finding. */
  static Tracks of(Path labs, Findings findings) {
    Path file = labs.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return new Tracks(List.of());
    }
    List<String> names =
        new String(BoundedFile.read(file, LARGEST), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .toList();
    List<String> folders = folders(labs);
    for (int line = 0; line < names.size(); line++) {
      check(names.get(line), new Place(file, line + 1, 1), folders, findings);
    }
    return new Tracks(names);
  }

  private static void check(String name, Place place, List<String> folders, Findings findings) {
    if (!name.isEmpty() && !folders.contains(name)) {
      findings.add(
          place, "no track of that name", "one of " + folders, name, Nearest.advice(name, folders));
    }
  }

  private static List<String> folders(Path labs) {
    try (Stream<Path> entries = Files.list(labs)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> String.valueOf(entry.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw Problem.of("cannot read the labs in " + labs).found(Reason.of(e)).asException(e);
    }
  }

  /** Compares the folders of scenarios by their tracks, and within a track by their names. */
  Comparator<Path> order() {
    return Comparator.comparingInt(this::rank).thenComparing(Comparator.naturalOrder());
  }

  private int rank(Path scenario) {
    int rank = names.indexOf(String.valueOf(scenario.resolveSibling("").getFileName()));
    return rank < 0 ? names.size() : rank;
  }
}
