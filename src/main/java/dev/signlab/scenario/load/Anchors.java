package dev.signlab.scenario.load;

import dev.signlab.content.lesson.LessonReference;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells whether a lesson has a page. */
@FunctionalInterface
public interface Anchors {

  /**
   * Looks for a page.
   *
   * @param scenarioFolder the folder of the scenario that names it
   * @param lesson the page, or the lesson as a whole
   * @return what is missing, or nothing when the page is there
   */
  Optional<String> missing(Path scenarioFolder, LessonReference lesson);

  /** Believes every page to be there: for starting quickly with scenarios that are proven. */
  static Anchors unchecked() {
    return (folder, lesson) -> Optional.empty();
  }

  /**
   * Reads the lessons themselves: those beside the scenario first, then those of the lab.
   *
   * @param content the folder that holds {@code lessons}
   */
  static Anchors in(Path content) {
    return (folder, lesson) -> {
      String path = lesson.path();
      String section = lesson.section();
      Optional<Path> file =
          List.of(folder.resolve(path), content.resolve(path)).stream()
              .filter(Files::isRegularFile)
              .findFirst();
      if (file.isEmpty()) {
        return Optional.of("no file " + path);
      }
      return section.isEmpty() || hasSection(BoundedFile.readText(file.get()), section)
          ? Optional.empty()
          : Optional.of("no section [#" + section + "] in " + path);
    };
  }

  private static boolean hasSection(String text, String section) {
    return text.lines()
        .anyMatch(
            line ->
                line.startsWith("[#" + section + "]")
                    || line.startsWith("[#" + section + ",")
                    || line.startsWith("[[" + section + "]]"));
  }
}
