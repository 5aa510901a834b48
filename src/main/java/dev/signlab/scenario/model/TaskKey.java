package dev.signlab.scenario.model;

/**
 * Names a task among all tasks of all scenarios.
 *
 * @param scenario the scenario's id
 * @param task the task's id
 */
public record TaskKey(String scenario, String task) {

  @Override
  public String toString() {
    return scenario + "/" + task;
  }
}
