package dev.signlab.scenario.gate;

import dev.signlab.scenario.load.ScenarioFolders;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the labs of the course are called, which scenarios from elsewhere may require. */
final class CourseNames {

  private static final String KEY = "id:";

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
    Findings unsaid = new Findings();
    return ScenarioFolders.below(course.toAbsolutePath().normalize(), unsaid).stream()
        .filter(wanted)
        .flatMap(CourseNames::name)
        .collect(Collectors.toSet());
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
