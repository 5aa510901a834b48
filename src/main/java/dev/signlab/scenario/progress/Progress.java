package dev.signlab.scenario.progress;

import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.model.TaskKey;
import dev.signlab.scenario.progress.TaskRecord.End;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a learner has done, and the task that is open.
 *
 * @param records the tasks that have ended, in their order
 * @param open the task that the learner is at, or nothing
 */
public record Progress(Map<TaskKey, TaskRecord> records, Optional<OpenTask> open) {

  /** Nothing has been done yet. */
  public static final Progress NONE = new Progress(Map.of(), Optional.empty());

  /** Copies the records and keeps their order. */
  public Progress {
    records = Collections.unmodifiableMap(new LinkedHashMap<>(records));
  }

  /** Returns the progress with another open task, or with none. */
  public Progress withOpen(Optional<OpenTask> task) {
    return new Progress(records, task);
  }

  /** Returns the progress with the open task ended; a task once done stays done. */
  public Progress ended(End end, Instant now) {
    if (open.isEmpty()) {
      return this;
    }
    OpenTask task = open.get().counted(now);
    Map<TaskKey, TaskRecord> more = new LinkedHashMap<>(records);
    TaskRecord before = records.get(task.key());
    if (before == null || before.end() != End.DONE || end == End.DONE) {
      Duration time = Duration.ofSeconds(task.seconds());
      more.put(task.key(), new TaskRecord(end, now, task.attempts(), task.hints(), time));
    }
    return new Progress(more, Optional.empty());
  }

  /** Returns the progress with what another one has more: a task once done stays done. */
  public Progress joined(Progress other) {
    Map<TaskKey, TaskRecord> more = new LinkedHashMap<>(records);
    other.records.forEach(
        (key, record) -> {
          TaskRecord before = more.get(key);
          if (before == null || (before.end() != End.DONE && record.end() == End.DONE)) {
            more.put(key, record);
          }
        });
    return new Progress(more, open);
  }

  /** Returns the progress without anything of one scenario. */
  public Progress without(Scenario scenario) {
    Map<TaskKey, TaskRecord> fewer = new LinkedHashMap<>(records);
    fewer.keySet().removeIf(key -> key.scenario().equals(scenario.id()));
    return new Progress(fewer, open.filter(o -> !o.key().scenario().equals(scenario.id())));
  }

  /** Tells whether a task is done. */
  public boolean isDone(TaskKey key) {
    TaskRecord record = records.get(key);
    return record != null && record.end() == End.DONE;
  }

  /** Tells whether a task is done or was skipped. */
  public boolean hasEnded(TaskKey key) {
    return records.containsKey(key);
  }

  /** Tells whether every task of a scenario is done. */
  public boolean isDone(Scenario scenario) {
    return countDone(scenario) == scenario.tasks().size();
  }

  /** Returns how many tasks of a scenario are done. */
  public int countDone(Scenario scenario) {
    return (int) scenario.tasks().stream().filter(t -> isDone(scenario.key(t))).count();
  }

  /** Returns the first task of a scenario that has not ended. */
  public Optional<Task> firstOpen(Scenario scenario) {
    return scenario.tasks().stream().filter(t -> !hasEnded(scenario.key(t))).findFirst();
  }

  /** Returns the id of the scenario whose task ended last, or nothing when none has. */
  public Optional<String> lastScenario() {
    return records.entrySet().stream()
        .max(Comparator.comparing(entry -> entry.getValue().at()))
        .map(entry -> entry.getKey().scenario());
  }

  /** Returns the whole minutes spent on tasks that have ended, and on the open one so far. */
  public long minutes() {
    long ended = records.values().stream().mapToLong(r -> r.time().toSeconds()).sum();
    return (ended + open.map(OpenTask::seconds).orElse(0L)) / 60;
  }
}
