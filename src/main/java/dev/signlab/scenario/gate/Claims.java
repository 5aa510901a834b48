package dev.signlab.scenario.gate;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.yaml.Place;
import java.util.List;

/** Counts what is claimed of a scenario, and collects what does not hold. Used by one thread. */
final class Claims {

  private final Findings findings = new Findings();
  private int steps;

  /** Claims something; where it does not hold, that is an error at a place. */
  void claim(boolean holds, Place place, String otherwise, String expected, String found) {
    steps++;
    if (!holds) {
      findings.add(place, otherwise, expected, found);
    }
  }

  /** Notes that something was not carried to its end. */
  void stopped(Place place, String what, LabException e) {
    Problem problem = e.problem();
    claim(
        false,
        place,
        what + ": " + problem.summary(),
        problem.expected().orElse(""),
        problem.found().orElse(""));
  }

  /** Notes what may be meant so, and mostly is not. */
  void advise(Place place, String summary, String expected, String found) {
    findings.advise(place, summary, expected, found);
  }

  int steps() {
    return steps;
  }

  List<Finding> findings() {
    return findings.all();
  }
}
