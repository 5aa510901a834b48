package dev.signlab.scenario.gate;

import dev.signlab.diagnostic.LabException;
import dev.signlab.scenario.load.LabScript;
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

/**
 * Walks once through all scenarios in their order, as a learner does who takes the whole course:
 * each is solved in the world that all before it have left.
 */
final class CourseWalk {

  /** What stands for the scenarios together. */
  private static final String NAME = "one after another";

  private final FreshWorld world;
  private final List<Scenario> scenarios;
  private final List<String> failures = new ArrayList<>();
  private int steps;

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
        failures.add(scenario.id() + " stopped: " + e.problem().summary());
      }
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    return new ScenarioProof(NAME, steps, millis, failures);
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
    steps++;
    if (!report.passed()) {
      failures.add(
          "%s, task %s is not solved by its solution after all labs before it%s | %s"
              .formatted(
                  here.id(),
                  task.id(),
                  report
                      .failure()
                      .map(f -> ": " + f.lookedAt() + ", found " + f.found())
                      .orElse(""),
                  world.shown().strip().replace('\n', '/')));
    }
  }
}
