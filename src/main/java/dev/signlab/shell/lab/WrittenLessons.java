package dev.signlab.shell.lab;

import dev.signlab.content.LessonLibrary;
import dev.signlab.content.LessonReference;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The lessons that instructors keep beside their scenarios, read before a learner meets them. */
final class WrittenLessons {

  private static final int DEEPEST = 5;

  private WrittenLessons() {}

  /** Reads every lesson under a folder; the first malformed one is the problem that is thrown. */
  static void check(Path labs, LessonLibrary library) {
    for (Path lesson : lessons(labs)) {
      Path name = Objects.requireNonNull(lesson.getFileName());
      library.open(
          LessonReference.parse(name.toString()), Objects.requireNonNull(lesson.getParent()));
    }
  }

  private static List<Path> lessons(Path labs) {
    if (!Files.isDirectory(labs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(labs, DEEPEST)) {
      return files.filter(file -> file.toString().endsWith(".adoc")).sorted().toList();
    } catch (IOException e) {
      throw Problem.of("cannot look for lessons in " + labs)
          .expected("a folder of scenarios")
          .found(Reason.of(e))
          .command("ls")
          .asException(e);
    }
  }
}
