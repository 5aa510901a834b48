package dev.signlab.scenario.gate;

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

  /** Tells whether all holds. */
  public boolean holds() {
    return failures.isEmpty();
  }
}
