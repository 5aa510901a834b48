package dev.signlab.scenario.gate;

import dev.signlab.yaml.Place;
import java.util.List;

/**
 * A proof with what its lines did.
 *
 * @param proof the proof
 * @param lines what was typed, in its order
 * @param start where the scenario's world is written
 */
record TracedProof(ScenarioProof proof, List<Line> lines, Place start) {

  /** Copies the lines. */
  TracedProof {
    lines = List.copyOf(lines);
  }
}
