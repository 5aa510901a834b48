package dev.signlab.scenario.gate;

import dev.signlab.scenario.source.Finding;
import java.util.List;

/**
 * What a proof found.
 *
 * @param scenario its name
 * @param steps how many statements about it were proven
 * @param millis how long that took
 * @param failures those that do not hold, a line each
 */
public record ScenarioProof(String scenario, int steps, long millis, List<String> failures) {

  /** Copies the failures. */
  public ScenarioProof {
    failures = List.copyOf(failures);
  }

  /**
   * Returns the proof of something that could not be tried, since it is not right as it is.
   *
   * @param what its name
   */
  public static ScenarioProof ofFindings(String what, List<Finding> findings) {
    List<String> failures = findings.stream().map(Finding::toString).toList();
    return new ScenarioProof(what, failures.size(), 0, failures);
  }

  /** Tells whether all holds. */
  public boolean holds() {
    return failures.isEmpty();
  }
}
