package dev.signlab.engine.identity;

import dev.signlab.engine.report.Step;
import dev.signlab.engine.trust.ObservedTime;
import java.util.List;

/**
 * What logs and timestamp authorities show of a signature.
 *
 * @param steps what was looked at
 * @param times when they say it was there; only those that count
 */
public record Observation(List<Step> steps, List<ObservedTime> times) {

  /** Copies the lists. */
  public Observation {
    steps = List.copyOf(steps);
    times = List.copyOf(times);
  }
}
