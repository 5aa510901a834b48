package dev.signlab.scenario.progress;

import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.model.TaskKey;
import java.time.Instant;

/**
 * The task that a learner is at.
 *
 * @param key which
 * @param since when it was opened, or gone on with
 * @param attempts how many commands were typed for it so far
 * @param hints how many steps of the ladder were shown
 * @param seconds how long it was open in earlier sittings
 * @param facts what happened since it was opened
 */
public record OpenTask(
    TaskKey key, Instant since, int attempts, int hints, long seconds, Facts facts) {

  /** Opens a task. */
  public static OpenTask begin(TaskKey key, Instant now) {
    return new OpenTask(key, now, 0, 0, 0, Facts.NONE);
  }

  /** Returns the task with one more command. */
  public OpenTask attempted() {
    return new OpenTask(key, since, attempts + 1, hints, seconds, facts);
  }

  /** Returns the task with a number of hints shown. */
  public OpenTask withHints(int shown) {
    return new OpenTask(key, since, attempts, shown, seconds, facts);
  }

  /** Returns the task with what has happened. */
  public OpenTask withFacts(Facts happened) {
    return new OpenTask(key, since, attempts, hints, seconds, happened);
  }

  /** Returns the task as another sitting goes on with it. */
  public OpenTask resumed(Instant now) {
    return new OpenTask(key, now, attempts, hints, seconds, facts);
  }

  /** Returns the task with the time up to now counted. */
  public OpenTask counted(Instant now) {
    long more = Math.max(0, now.getEpochSecond() - since.getEpochSecond());
    return new OpenTask(key, now, attempts, hints, seconds + more, facts);
  }
}
