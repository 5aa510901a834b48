package dev.signlab.content;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The step of the build that converts the lessons; the build calls it, people do not. */
final class LessonBuildMain {

  private LessonBuildMain() {}

  /** Takes the folder of the lessons, of the output, and of the remembered keys. */
  public static void main(String[] arguments) {
    LessonBuild build =
        new LessonBuild(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    List<Problem> problems = build.run();
    PrintStream out = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    for (Problem problem : problems) {
      out.println("error: " + problem.summary());
      for (Hint hint : problem.hints()) {
        out.println("hint: " + hint);
      }
    }
    System.exit(problems.isEmpty() ? 0 : Problem.FAILED);
  }
}
