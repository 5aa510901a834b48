package dev.signlab.scenario.gate;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.scenario.load.LabScript;
import dev.signlab.scenario.load.LabScript.Mistake;
import dev.signlab.scenario.load.ScriptLine;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.progress.TaskRecord.End;
import dev.signlab.scenario.run.PasswordQuestion;
import dev.signlab.scenario.run.TaskReport;
import dev.signlab.scenario.source.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks once through a scenario; each task is tried in every way before it is solved. */
final class ProofWalk {

  private static final int LEAST_MISTAKES = 3;
  private static final int MOST_MINUTES_A_TASK = 8;

  private final FreshWorld world;
  private final Scenario scenario;
  private final Map<String, List<ScriptLine>> solution;
  private final List<Mistake> mistakes;
  private final List<String> failures = new ArrayList<>();
  private int steps;

  ProofWalk(FreshWorld world, Scenario scenario) {
    this.world = world;
    this.scenario = scenario;
    this.solution = LabScript.solution(scenario.folder(), new Findings());
    this.mistakes = LabScript.mistakes(scenario.folder(), new Findings());
  }

  ScenarioProof run() {
    long start = System.nanoTime();
    try {
      papers();
      walk();
    } catch (LabException e) {
      failures.add(
          "the proof stopped: " + e.problem().summary() + " " + e.problem().foundOrSummary());
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    return new ScenarioProof(scenario.id(), steps, millis, failures);
  }

  private void papers() {
    int tasks = scenario.tasks().size();
    claim(mistakes.size() >= LEAST_MISTAKES, "fewer than three mistakes are listed");
    claim(
        scenario.minutes() >= tasks && scenario.minutes() <= tasks * MOST_MINUTES_A_TASK,
        scenario.minutes() + " minutes for " + tasks + " tasks");
    for (Mistake mistake : mistakes) {
      claim(scenario.task(mistake.task()).isPresent(), mistake.file() + " names no task");
    }
    for (String part : solution.keySet()) {
      claim(scenario.task(part).isPresent(), "solution.lab solves " + part + ", which is no task");
    }
  }

  private void walk() {
    Scenario here = world.lab().catalogue().get(scenario.id());
    world.lab().begin(here, PasswordQuestion.NOBODY);
    for (Task task : here.tasks()) {
      prove(task);
      world.lab().finish(End.DONE);
    }
  }

  private void prove(Task task) {
    List<String> lines = texts(solution.getOrDefault(task.id(), List.of()));
    claim(!lines.isEmpty(), "solution.lab has no lines for " + task.id());
    claim(!report().passed(), task.id() + " passes before anything was done");
    mistakes.stream().filter(m -> m.task().equals(task.id())).forEach(this::proveMistake);
    for (int i = 0; i < lines.size() && lines.size() > 1; i++) {
      proveWithout(task, lines, i);
    }
    type(task.hints().command().lines().filter(line -> !line.isBlank()).toList());
    claimPassed(task.id() + " does not pass by its last hint");
    world.lab().undo();
    type(lines);
    claimPassed(task.id() + " does not pass by its solution");
  }

  private void proveMistake(Mistake mistake) {
    type(texts(mistake.lines()));
    Optional<Cause> cause = report().cause();
    claim(
        cause.equals(Optional.of(mistake.cause())),
        "%s should fail for %s, and %s"
            .formatted(
                mistake.file().getFileName(),
                mistake.cause(),
                cause.map(found -> "fails for " + found).orElse("passes")));
    world.lab().undo();
  }

  private void proveWithout(Task task, List<String> lines, int left) {
    List<String> fewer = new ArrayList<>(lines);
    String line = fewer.remove(left);
    type(fewer);
    claim(!report().passed(), task.id() + " passes without the line: " + line);
    world.lab().undo();
  }

  private static List<String> texts(List<ScriptLine> lines) {
    return lines.stream().map(ScriptLine::text).toList();
  }

  private void type(List<String> lines) {
    lines.forEach(line -> world.type(world.inThisWorld(line)));
  }

  private TaskReport report() {
    return world.lab().report();
  }

  private void claimPassed(String otherwise) {
    TaskReport report = report();
    claim(
        report.passed(),
        otherwise
            + report.failure().map(f -> ": " + f.lookedAt() + ", found " + f.found()).orElse("")
            + " | "
            + world.shown().strip().replace('\n', '/'));
  }

  private void claim(boolean holds, String otherwise) {
    steps++;
    if (!holds) {
      failures.add(otherwise);
    }
  }
}
