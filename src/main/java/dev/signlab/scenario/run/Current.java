package dev.signlab.scenario.run;

import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.progress.OpenTask;

/**
 * Where a learner is.
 *
 * @param scenario which scenario
 * @param task which of its tasks
 * @param open what has happened in it so far
 */
public record Current(Scenario scenario, Task task, OpenTask open) {

  /** Returns the task's place in the scenario, counted from 1. */
  public int number() {
    return scenario.tasks().indexOf(task) + 1;
  }

  /** Tells whether no task comes behind it. */
  public boolean isLast() {
    return number() == scenario.tasks().size();
  }
}
