package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the scripts of a scenario: its solution, and the mistakes that it knows. */
public final class LabScript {

  private static final String TASK = "# task:";
  private static final String EXPECT = "# expect:";

  private LabScript() {}

  /**
   * A mistake that a scenario knows.
   *
   * @param file where it is written
   * @param task in which task it is made
   * @param cause for which the task's check must then fail
   * @param lines what is typed
   */
  public record Mistake(Path file, String task, Cause cause, List<String> lines) {

    /** Copies the lines. */
    public Mistake {
      lines = List.copyOf(lines);
    }
  }

  /** Returns the lines of {@code solution.lab} for each task, in the order of the file. */
  public static Map<String, List<String>> solution(Path scenarioFolder) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    List<String> part = new ArrayList<>();
    for (String line : lines(scenarioFolder.resolve("solution.lab"))) {
      if (line.startsWith(TASK)) {
        part = new ArrayList<>();
        parts.put(line.substring(TASK.length()).strip(), part);
      } else if (!line.startsWith("#")) {
        part.add(line);
      }
    }
    return parts;
  }

  /** Returns the mistakes in the order of their files' names. */
  public static List<Mistake> mistakes(Path scenarioFolder) {
    Path folder = scenarioFolder.resolve("mistakes");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".lab"))
          .sorted()
          .map(LabScript::mistake)
          .toList();
    } catch (IOException e) {
      throw Problem.of("cannot read " + folder)
          .found(String.valueOf(e.getMessage()))
          .asException(e);
    }
  }

  private static Mistake mistake(Path file) {
    List<String> lines = lines(file);
    String[] words = lines.isEmpty() ? new String[0] : lines.getFirst().split(" +");
    try {
      if (words.length == 4 && lines.getFirst().startsWith(EXPECT)) {
        List<String> typed = lines.stream().filter(line -> !line.startsWith("#")).toList();
        return new Mistake(file, words[2], Cause.valueOf(words[3]), typed);
      }
    } catch (IllegalArgumentException e) {
      // an unknown cause is reported as the malformed line that it is
    }
    throw Problem.of("a mistake does not say what it expects: " + file.getFileName())
        .expected("a first line such as  " + EXPECT + " sign WRONG_KEY")
        .found(lines.isEmpty() ? "an empty file" : lines.getFirst())
        .asException();
  }

  private static List<String> lines(Path file) {
    return BoundedFile.readText(file).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }
}
