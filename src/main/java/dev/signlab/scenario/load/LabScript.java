package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.check.CauseName;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.Names;
import dev.signlab.scenario.source.SourceText;
import dev.signlab.scenario.source.YamlFile;
import dev.signlab.storage.Reason;
import dev.signlab.yaml.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the scripts of a scenario: its solution, and the mistakes that it knows. */
public final class LabScript {

  private static final String TASK = "# task:";
  private static final String EXPECT = "# expect:";

  /** The file that holds the solution. */
  public static final String SOLUTION = "solution.lab";

  /** How the names of other solutions begin, and all solutions end. */
  private static final String OTHER = "solution-";

  private static final String SUFFIX = ".lab";

  /** The folder that holds the mistakes. */
  public static final String MISTAKES = "mistakes";

  private LabScript() {}

  /**
   * Another solution, of all tasks or of some.
   *
   * @param file where it is written: {@code solution-NAME.lab}
   * @param parts the lines for each task
   */
  public record Alternative(Path file, Map<String, List<ScriptLine>> parts) {

    private static final String COSIGN = OTHER + "cosign" + SUFFIX;

    /** Returns the name of its file. */
    public String name() {
      return String.valueOf(file.getFileName());
    }

    /** Tells whether its cosign is not the lab's but the real one. */
    public boolean isForeign() {
      return name().equals(COSIGN);
    }

    /** Returns the lines for a task; none where it solves that one as the solution does. */
    public List<ScriptLine> lines(String task) {
      return parts.getOrDefault(task, List.of());
    }
  }

  /**
   * A mistake that a scenario knows.
   *
   * @param file where it is written
   * @param task in which task it is made
   * @param cause for which the task's check must then fail
   * @param lines what is typed
   */
  public record Mistake(Path file, String task, Cause cause, List<ScriptLine> lines) {

    /** Copies the lines. */
    public Mistake {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Where a part of the solution begins.
   *
   * @param task the task that it solves; empty for lines above the first one
   * @param place where it is named, or where the first such line stands
   */
  public record Part(String task, Place place) {}

  /** Returns the parts of a solution in the order of its file. */
  public static List<Part> parts(Path solution) {
    List<Part> parts = new ArrayList<>();
    for (ScriptLine line : lines(solution, Names.NONE, new Findings())) {
      if (line.text().startsWith(TASK)) {
        parts.add(new Part(line.text().substring(TASK.length()).strip(), line.place()));
      } else if (parts.isEmpty() && !line.text().startsWith("#")) {
        parts.add(new Part("", line.place()));
      }
    }
    return parts;
  }

  /**
   * Returns the lines of {@code solution.lab} for each task, in the order of the file.
   *
   * @param findings receives what is wrong with the file
   */
  public static Map<String, List<ScriptLine>> solution(Path scenarioFolder, Findings findings) {
    return solution(scenarioFolder.resolve(SOLUTION), names(scenarioFolder), findings);
  }

  /**
   * Returns the other solutions in the order of their files' names.
   *
   * @param findings receives what is wrong with the files
   */
  public static List<Alternative> alternatives(Path scenarioFolder, Findings findings) {
    Names names = names(scenarioFolder);
    return scripts(scenarioFolder).stream()
        .filter(file -> String.valueOf(file.getFileName()).startsWith(OTHER))
        .map(file -> new Alternative(file, solution(file, names, findings)))
        .toList();
  }

  private static Map<String, List<ScriptLine>> solution(Path file, Names names, Findings findings) {
    Map<String, List<ScriptLine>> parts = new LinkedHashMap<>();
    List<ScriptLine> part = new ArrayList<>();
    for (ScriptLine line : lines(file, names, findings)) {
      if (line.text().startsWith(TASK)) {
        String task = line.text().substring(TASK.length()).strip();
        part = new ArrayList<>();
        if (parts.put(task, part) != null) {
          findings.add(
              line.place(), task + " is solved twice", "each task once", "a second solution");
        }
      } else if (!line.text().startsWith("#")) {
        part.add(line);
      }
    }
    return parts;
  }

  /**
   * Returns the mistakes in the order of their files' names.
   *
   * @param findings receives what is wrong with the files; one that is defective hides no other
   */
  public static List<Mistake> mistakes(Path scenarioFolder, Findings findings) {
    Names names = names(scenarioFolder);
    return scripts(scenarioFolder.resolve(MISTAKES)).stream()
        .flatMap(file -> mistake(file, names, findings).stream())
        .toList();
  }

  private static List<Path> scripts(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw Problem.of("cannot read " + folder).found(Reason.of(e)).asException(e);
    }
  }

  private static Optional<Mistake> mistake(Path file, Names names, Findings findings) {
    int before = findings.count();
    List<ScriptLine> lines = lines(file, names, findings);
    if (findings.count() > before) {
      return Optional.empty();
    }
    String first = lines.isEmpty() ? "" : lines.getFirst().text();
    String[] words = first.split(" +", -1);
    if (words.length != 4 || !first.startsWith(EXPECT)) {
      findings.add(
          Place.beginning(file),
          "a mistake does not say what it expects",
          "a first line such as  " + EXPECT + " sign WRONG_KEY",
          first.isEmpty() ? "an empty file" : first);
      return Optional.empty();
    }
    List<ScriptLine> typed = lines.stream().filter(line -> !line.text().startsWith("#")).toList();
    return CauseName.read(findings, lines.getFirst().place(), words[3])
        .map(cause -> new Mistake(file, words[2], cause, typed));
  }

  /** What is wrong with the names is said where the scenario itself is read. */
  private static Names names(Path folder) {
    Path file = folder.resolve(ScenarioLoader.FILE);
    Findings unsaid = new Findings();
    return Files.isRegularFile(file)
        ? SourceText.read(file, unsaid)
            .flatMap(text -> YamlFile.parse(file, text, unsaid))
            .map(map -> Names.of(map, unsaid))
            .orElse(Names.NONE)
        : Names.NONE;
  }

  private static List<ScriptLine> lines(Path file, Names names, Findings findings) {
    List<ScriptLine> lines = new ArrayList<>();
    int number = 0;
    for (String line : SourceText.read(file, findings).orElse("").lines().toList()) {
      number++;
      if (!line.isBlank()) {
        Place place = new Place(file, number, 1);
        lines.add(new ScriptLine(place, names.in(line.strip(), place, findings)));
      }
    }
    return List.copyOf(lines);
  }
}
