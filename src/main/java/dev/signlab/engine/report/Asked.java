package dev.signlab.engine.report;

import java.time.Duration;

/**
 * While a step was taken that asks others, as {@link System#nanoTime} counts in this process.
 *
 * @param begun when it began
 * @param ended when it ended, not before
 */
public record Asked(long begun, long ended) {

  /** Ends now what began then. */
  public static Asked since(long begun) {
    return new Asked(begun, System.nanoTime());
  }

  /** Returns how long it took. */
  public Duration took() {
    return Duration.ofNanos(ended - begun);
  }

  /** Tells whether a moment lies within. */
  public boolean holds(long moment) {
    return moment - begun >= 0 && ended - moment >= 0;
  }
}
