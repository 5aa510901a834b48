package dev.signlab.scenario.gate.report;

import dev.signlab.scenario.gate.ScenarioProof;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what a gate found. All names of files are relative to a folder, with slashes, so that a
 * report reads the same on the machine that ran the gate and on the one that shows it.
 *
 * @param folder the folder, that in which the gate was started
 */
public record Reports(Path folder) {

  /** Returns one JSON object with a finding in each element of {@code findings}. */
  public String json(List<ScenarioProof> proofs) {
    return JsonReport.of(this, proofs);
  }

  /**
   * Returns a JUnit XML file: a test case for each scenario, failed by the findings that are
   * errors.
   */
  public String junit(List<ScenarioProof> proofs) {
    return JUnitReport.of(this, proofs);
  }

  /** Returns a SARIF 2.1.0 file with a result for each finding. */
  public String sarif(List<ScenarioProof> proofs) {
    return SarifReport.of(this, proofs);
  }

  /** Returns the name of a file in reports. */
  String name(Path file) {
    Path here = folder.toAbsolutePath().normalize();
    Path there = file.toAbsolutePath().normalize();
    Path name = there.startsWith(here) ? here.relativize(there) : there;
    return name.toString().replace('\\', '/');
  }
}
