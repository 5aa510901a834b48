package dev.signlab.scenario.gate;

import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.SourceText;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the labs of the course are called, which scenarios from elsewhere may require. */
final class CourseNames {

  private static final String KEY = "id:";
  private static final int DEEPEST = 3;

  private CourseNames() {}

  /**
   * Returns the names of scenarios below a folder; none where there is no such folder.
   *
   * @param wanted told the folder of each
   */
  static Set<String> of(Path course, Predicate<Path> wanted) {
    if (!Files.isDirectory(course)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(course.toAbsolutePath().normalize(), DEEPEST)) {
      return files
          .filter(ScenarioLoader::isScenario)
          .filter(wanted)
          .flatMap(CourseNames::name)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw Problem.of("cannot read the labs of the course in " + course)
          .expected("a folder of scenarios")
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  /**
   * The course is well formed, which its own proof shows: its names stand in lines of their own.
   */
  private static Stream<String> name(Path folder) {
    return SourceText.read(folder.resolve(ScenarioLoader.FILE), new Findings()).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(KEY))
        .map(line -> line.substring(KEY.length()).strip());
  }
}
