package dev.signlab.scenario.paper;

import dev.signlab.content.lesson.LessonReference;
import dev.signlab.scenario.load.LabScript;
import dev.signlab.scenario.load.LabScript.Alternative;
import dev.signlab.scenario.load.LabScript.Mistake;
import dev.signlab.scenario.load.LineBook;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.load.ScriptLine;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.YamlPlaces;
import dev.signlab.yaml.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario with all that was written for it, and where it stands.
 *
 * @param scenario the scenario, which was read without a finding
 * @param places where the parts of its file stand
 * @param solution the lines of {@code solution.lab} for each task
 * @param alternatives its other solutions
 * @param mistakes the mistakes that it knows
 * @param book knows the commands
 * @param content the folder that holds the lab's own {@code lessons}
 */
public record Written(
    Scenario scenario,
    YamlPlaces places,
    Map<String, List<ScriptLine>> solution,
    List<Alternative> alternatives,
    List<Mistake> mistakes,
    LineBook book,
    Path content) {

  /** Copies the lines. */
  public Written {
    alternatives = List.copyOf(alternatives);
    mistakes = List.copyOf(mistakes);
  }

  /** Reads what lies beside a scenario's file. */
  public static Written of(Scenario scenario, LineBook book, Path content) {
    Path folder = scenario.folder();
    return new Written(
        scenario,
        YamlPlaces.of(folder.resolve(ScenarioLoader.FILE)),
        LabScript.solution(folder, new Findings()),
        LabScript.alternatives(folder, new Findings()),
        LabScript.mistakes(folder, new Findings()),
        book,
        content);
  }

  /** Returns where something of a task stands. */
  public Place place(Task task, Object... path) {
    return places.of(steps(task, path));
  }

  /** Returns the way from the beginning of the file to something of a task. */
  Object[] steps(Task task, Object... path) {
    List<Object> steps = new ArrayList<>(List.of("tasks", scenario.tasks().indexOf(task)));
    steps.addAll(List.of(path));
    return steps.toArray();
  }

  /** Returns the lines of a task's solution. */
  public List<ScriptLine> solution(Task task) {
    return solution.getOrDefault(task.id(), List.of());
  }

  /** Returns the mistakes that are made in a task. */
  public List<Mistake> mistakes(Task task) {
    return mistakes.stream().filter(mistake -> mistake.task().equals(task.id())).toList();
  }

  /** Returns the lines of the last hint. */
  public static List<String> lastHint(Task task) {
    return task.hints().command().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }

  /** Returns a text with one blank between its words, by which two texts are compared. */
  public static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Returns the lines that a task's page has typed, in their order. */
  public List<ScriptLine> page(Task task) {
    return lesson(task.lesson().whole()).stream()
        .flatMap(text -> text.page(task.lesson().section()).stream())
        .toList();
  }

  /** Returns a lesson: that of the scenario's own, or else that of the lab. */
  Optional<LessonText> lesson(LessonReference lesson) {
    Path own = file(lesson.path());
    return LessonText.of(Files.isRegularFile(own) ? own : content.resolve(lesson.path()));
  }

  /** Returns a file of the scenario. */
  Path file(String name) {
    return scenario.folder().resolve(name);
  }
}
