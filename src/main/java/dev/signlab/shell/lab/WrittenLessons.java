package dev.signlab.shell.lab;

import dev.signlab.content.LessonLibrary;
import dev.signlab.content.lesson.LessonReference;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.paper.LessonIncludes;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.SourceText;
import dev.signlab.storage.Reason;
import dev.signlab.yaml.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lessons that instructors keep beside their scenarios, read before a learner meets them. */
final class WrittenLessons {

  private static final int DEEPEST = 5;
  private static final Pattern LINE = Pattern.compile("[^:]*:([0-9]{1,6}): (.*)");

  private WrittenLessons() {}

  /** Reads every lesson under a folder, and returns what is wrong with them. */
  static List<Finding> check(Path labs, LessonLibrary library) {
    Findings findings = new Findings();
    lessons(labs).forEach(lesson -> check(lesson, library, findings));
    return findings.all();
  }

  private static void check(Path lesson, LessonLibrary library, Findings findings) {
    int before = findings.count();
    SourceText.read(lesson, findings)
        .ifPresent(text -> LessonIncludes.check(lesson, text.lines().toList(), findings));
    if (findings.count() > before) {
      return;
    }
    Path name = Objects.requireNonNull(lesson.getFileName());
    try {
      library.open(
          LessonReference.parse(name.toString()), Objects.requireNonNull(lesson.getParent()));
    } catch (LabException e) {
      findings.add(located(lesson, e.problem()));
    }
  }

  /** The converter names the line in its first words. */
  private static Finding located(Path lesson, Problem problem) {
    Matcher named = LINE.matcher(problem.summary());
    boolean knows = named.matches();
    return new Finding(
        new Place(lesson, knows ? Integer.parseInt(named.group(1)) : 1, 1),
        knows ? named.group(2) : problem.summary(),
        problem.failure());
  }

  /** Links are a finding of their own, and what they lead to is read by nobody. */
  private static List<Path> lessons(Path labs) {
    if (!Files.isDirectory(labs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(labs, DEEPEST)) {
      return files
          .filter(file -> file.toString().endsWith(".adoc"))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw Problem.of("cannot look for lessons in " + labs)
          .expected("a folder of scenarios")
          .found(Reason.of(e))
          .command("ls")
          .asException(e);
    }
  }
}
