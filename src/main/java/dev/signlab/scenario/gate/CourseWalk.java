package dev.signlab.scenario.gate;

import dev.signlab.diagnostic.LabException;
import dev.signlab.scenario.check.CheckResult;
import dev.signlab.scenario.load.LabScript;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.load.ScriptLine;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.progress.TaskRecord.End;
import dev.signlab.scenario.run.PasswordQuestion;
import dev.signlab.scenario.run.TaskReport;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.YamlPlaces;
import dev.signlab.yaml.Place;
import java.util.List;
import java.util.Map;

/**
 * Walks once through all scenarios in their order, as a learner does who takes the whole course:
 * each is solved in the world that all before it have left.
 */
final class CourseWalk {

  /** What stands for the scenarios together. */
  private static final String NAME = "one after another";

  private final FreshWorld world;
  private final List<Scenario> scenarios;
  private final Claims claims = new Claims();

  CourseWalk(FreshWorld world, List<Scenario> scenarios) {
    this.world = world;
    this.scenarios = List.copyOf(scenarios);
  }

  ScenarioProof run() {
    long start = System.nanoTime();
    for (Scenario scenario : scenarios) {
      try {
        walk(scenario);
      } catch (LabException e) {
        claims.claim(
            false,
            new Place(scenario.folder().resolve(ScenarioLoader.FILE), 1, 1),
            "stopped after all labs before it: " + e.problem().summary(),
            e.problem().expected().orElse(""),
            e.problem().found().orElse(""));
      }
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    return new ScenarioProof(NAME, claims.steps(), millis, claims.findings());
  }

  private void walk(Scenario here) {
    Map<String, List<ScriptLine>> solution = LabScript.solution(here.folder(), new Findings());
    world.lab().begin(here, PasswordQuestion.NOBODY);
    for (Task task : here.tasks()) {
      solution
          .getOrDefault(task.id(), List.of())
          .forEach(line -> world.type(world.inThisWorld(line.text())));
      claimPassed(here, task);
      world.lab().finish(End.DONE);
    }
  }

  private void claimPassed(Scenario here, Task task) {
    TaskReport report = world.lab().report();
    claims.claim(
        report.passed(),
        place(here, task),
        "task " + task.id() + " is not solved by its solution after all labs before it",
        report.failure().map(CheckResult.Failed::expected).orElse(""),
        report.failure().map(f -> f.lookedAt() + ", " + f.found() + " | ").orElse("")
            + world.shown().strip().replace('\n', '/'));
  }

  private static Place place(Scenario here, Task task) {
    return YamlPlaces.of(here.folder().resolve(ScenarioLoader.FILE))
        .of("tasks", here.tasks().indexOf(task));
  }
}
