package dev.signlab.scenario.gate;

import dev.signlab.scenario.source.Finding;
import java.util.List;

/**
 * What a proof found.
 *
 * @param scenario its name
 * @param steps how many statements about it were proven
 * @param millis how long that took
 * @param findings those that do not hold, and what could be better
 */
public record ScenarioProof(String scenario, int steps, long millis, List<Finding> findings) {

  /** Copies the findings. */
  public ScenarioProof {
    findings = List.copyOf(findings);
  }

  /**
   * Returns the proof of something that could not be tried, since it is not right as it is.
   *
   * @param what its name
   */
  public static ScenarioProof ofFindings(String what, List<Finding> findings) {
    return new ScenarioProof(what, findings.size(), 0, findings);
  }

  /** Returns what does not hold. */
  public List<Finding> errors() {
    return findings.stream().filter(Finding::isError).toList();
  }

  /** Tells whether all holds. */
  public boolean holds() {
    return errors().isEmpty();
  }
}
