package dev.signlab.scenario.model;

import dev.signlab.scenario.check.RegistryCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One lab: a world to work in, and tasks in their order.
 *
 * @param id its name, unique among all scenarios
 * @param title as lists show it
 * @param summary what it is good for, in one line
 * @param minutes how long it takes a beginner
 * @param requires the scenarios that should come before it
 * @param world what must be there when it begins
 * @param tasks at least one
 * @param folder where its files are
 */
public record Scenario(
    String id,
    String title,
    String summary,
    int minutes,
    List<String> requires,
    WorldPlan world,
    List<Task> tasks,
    Path folder) {

  /** Copies the lists. */
  public Scenario {
    requires = List.copyOf(requires);
    tasks = List.copyOf(tasks);
  }

  /** Tells whether its first task is to bring up the registry, which then does not run before. */
  public boolean startsRegistry() {
    return world.registry().isEmpty()
        && tasks.getFirst().checks().stream().anyMatch(RegistryCheck.class::isInstance);
  }

  /** Finds a task by its name. */
  public Optional<Task> task(String taskId) {
    return tasks.stream().filter(task -> task.id().equals(taskId)).findFirst();
  }

  /** Returns the key of a task. */
  public TaskKey key(Task task) {
    return new TaskKey(id, task.id());
  }
}
