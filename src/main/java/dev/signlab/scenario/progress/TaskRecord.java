package dev.signlab.scenario.progress;

import java.time.Duration;
import java.time.Instant;

/**
 * What became of one task.
 *
 * @param end how it ended
 * @param at when
 * @param attempts how many commands were typed for it
 * @param hints how many steps of the ladder were shown, 0 to 4
 * @param time how long it was open
 */
public record TaskRecord(End end, Instant at, int attempts, int hints, Duration time) {

  /** How a task ends. */
  public enum End {
    /** All its checks passed. */
    DONE,
    /** The learner went on without it. */
    SKIPPED
  }
}
