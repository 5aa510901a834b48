package dev.signlab.engine.timestamp;

import dev.signlab.engine.report.Step;
import dev.signlab.engine.trust.ObservedTime;
import java.util.List;

/**
 * What the timestamps beside a signature show.
 *
 * @param step what was looked at
 * @param times those that hold
 */
public record TimestampFinding(Step step, List<ObservedTime> times) {

  /** Copies the list. */
  public TimestampFinding {
    times = List.copyOf(times);
  }
}
