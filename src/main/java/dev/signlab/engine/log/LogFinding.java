package dev.signlab.engine.log;

import dev.signlab.engine.report.Step;
import java.time.Instant;
import java.util.List;

/**
 * What the entries of a bundle show.
 *
 * @param step passed when every entry holds and there is one at least
 * @param times when logs took the signature, as far as they signed it; empty unless the step passed
 */
public record LogFinding(Step step, List<Instant> times) {

  /** Copies the list. */
  public LogFinding {
    times = List.copyOf(times);
  }
}
