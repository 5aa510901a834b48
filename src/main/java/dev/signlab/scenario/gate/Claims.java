package dev.signlab.scenario.gate;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.yaml.Place;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Counts what is claimed of a scenario, and collects what does not hold. Used by one thread. */
final class Claims {

  private final Findings findings = new Findings();
  private final Set<Cause> refusals = new TreeSet<>();
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

  /** Notes that a line of a solution was refused, which this task or a later one diagnoses. */
  void refused(Cause cause) {
    refusals.add(cause);
  }

  /** Returns for which causes lines of the solution were refused so far. */
  Set<Cause> refusals() {
    return Collections.unmodifiableSet(refusals);
  }

  int steps() {
    return steps;
  }

  List<Finding> findings() {
    return findings.all();
  }
}
