package dev.signlab.scenario.paper;

import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.SourceText;
import dev.signlab.yaml.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a draft leaves to its author: sentences that only a person can write. They keep a scenario
 * from being passed on, and not from being proven.
 */
public final class Unwritten {

  /** How such a sentence begins. */
  public static final String MARK = "TO WRITE:";

  private Unwritten() {}

  /** Returns a finding for each. */
  public static List<Finding> in(Written written) {
    Findings findings = new Findings();
    Stream<Path> lessons =
        written.scenario().tasks().stream()
            .map(task -> written.file(task.lesson().path()))
            .distinct()
            .filter(Files::isRegularFile);
    Stream.concat(Stream.of(written.file(ScenarioLoader.FILE)), lessons)
        .forEach(file -> read(file, findings));
    return findings.all();
  }

  private static void read(Path file, Findings findings) {
    List<String> lines = SourceText.read(file, new Findings()).orElse("").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int at = lines.get(i).indexOf(MARK);
      if (at >= 0) {
        findings.add(
            new Place(file, i + 1, at + 1),
            "still to be written",
            "your own words",
            lines.get(i).substring(at).replaceFirst("\"$", ""));
      }
    }
  }
}
