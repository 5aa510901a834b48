package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.storage.Reason;
import dev.signlab.yaml.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Looks for scenarios that would be passed over in silence: misnamed ones, and hidden ones. */
public final class ScenarioSearch {

  private static final int FURTHEST = 12;

  private ScenarioSearch() {}

  /**
   * Looks through a folder.
   *
   * @param labs a folder of tracks, a track, or one scenario
   * @return a finding for each scenario that is not read, and one when there is none at all
   * @throws dev.signlab.diagnostic.LabException when there is no such folder
   */
  public static List<Finding> overlooked(Path labs) {
    requireFolder(labs);
    Findings findings = new Findings();
    boolean any = false;
    for (Path file : candidates(labs)) {
      int depth = labs.relativize(file).getNameCount() - 1;
      boolean named = ScenarioLoader.FILE.equals(String.valueOf(file.getFileName()));
      any |= named && depth <= ScenarioFolders.DEEPEST;
      if (!named) {
        findings.add(
            Place.beginning(file),
            "not read: " + file.getFileName() + " is not the name of a scenario's file",
            ScenarioLoader.FILE,
            String.valueOf(file.getFileName()),
            "mv " + file.getFileName() + " " + ScenarioLoader.FILE);
      } else if (depth > ScenarioFolders.DEEPEST) {
        findings.add(
            Place.beginning(file),
            "not read: this scenario lies too deep",
            "at most " + ScenarioFolders.DEEPEST + " folders below " + labs.getFileName(),
            depth + " folders",
            "author check " + file.getParent());
      }
    }
    if (!any && findings.count() == 0) {
      findings.add(
          Place.beginning(labs),
          "no scenario here",
          "a folder with " + ScenarioLoader.FILE,
          "none");
    }
    return findings.all();
  }

  private static void requireFolder(Path labs) {
    if (Files.isRegularFile(labs)) {
      Path parent = Objects.requireNonNull(labs.toAbsolutePath().getParent());
      throw Problem.of("not a folder: " + labs)
          .expected("the folder of a scenario, or a folder of such folders")
          .found("a file")
          .hint("the folder in which it lies", "author check " + parent)
          .asException();
    }
  }

  private static List<Path> candidates(Path labs) {
    try (Stream<Path> files = Files.walk(labs, FURTHEST)) {
      return files.filter(ScenarioSearch::looksLikeScenario).sorted().toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw Problem.of("cannot look for scenarios in " + labs)
          .expected("a folder that can be read")
          .found(Files.exists(labs) ? Reason.of(e) : "nothing of that name")
          .hint("to see what is here", "ls")
          .asException(e);
    }
  }

  /** Editors and other habits write the name in these ways. */
  private static boolean looksLikeScenario(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file)
        && (name.matches("scenarios?\\.(ya?ml|json)(\\.txt)?") || name.equals("scenario"));
  }
}
