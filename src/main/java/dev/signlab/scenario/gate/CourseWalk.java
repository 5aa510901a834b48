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
        Place place = Place.beginning(scenario.folder().resolve(ScenarioLoader.FILE));
        claims.stopped(place, "stopped after all labs before it", e);
      }
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    return new ScenarioProof(NAME, claims.steps(), millis, claims.findings());
  }

  private void walk(Scenario here) {
    YamlPlaces places = YamlPlaces.of(here.folder().resolve(ScenarioLoader.FILE));
    Map<String, List<ScriptLine>> solution = LabScript.solution(here.folder(), new Findings());
    world.lab().begin(here, PasswordQuestion.NOBODY);
    for (Task task : here.tasks()) {
      solution.getOrDefault(task.id(), List.of()).forEach(line -> world.type(line.text()));
      claimPassed(task, places.of("tasks", here.tasks().indexOf(task)));
      world.lab().finish(End.DONE);
    }
  }

  private void claimPassed(Task task, Place place) {
    TaskReport report = world.lab().report();
    claims.claim(
        report.passed(),
        place,
        "task " + task.id() + " is not solved by its solution after all labs before it",
        report.failure().map(CheckResult.Failed::expected).orElse(""),
        report.failure().map(f -> f.lookedAt() + ", " + f.found() + " | ").orElse("")
            + world.shown().strip().replace('\n', '/'));
  }
}
