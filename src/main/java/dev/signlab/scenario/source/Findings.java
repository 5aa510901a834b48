package dev.signlab.scenario.source;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects defects, so that a writer sees all of them at once. Used by one thread. */
public final class Findings {

  private static final int MOST = 200;

  private final List<Finding> all = new ArrayList<>();

  /** Adds a defect. */
  public void add(Place place, String summary, String expected, String found, String hint) {
    add(new Finding(place, summary, expected, found, hint));
  }

  /** Adds a defect that was found elsewhere. */
  public void add(Finding finding) {
    if (all.size() < MOST) {
      all.add(finding);
    }
  }

  /** Adds a defect that needs no further hint. */
  public void add(Place place, String summary, String expected, String found) {
    add(place, summary, expected, found, "");
  }

  /** Adds what another room refused, at the place where the refused text stands. */
  public void add(Place place, LabException refusal) {
    Problem problem = refusal.problem();
    String hint =
        problem.hints().stream()
            .filter(advice -> !advice.text().isEmpty())
            .map(Hint::toString)
            .findFirst()
            .orElse("");
    add(place, problem.summary(), orNothing(problem.expected()), orNothing(problem.found()), hint);
  }

  /** Returns the defects in the order in which they were found. */
  public List<Finding> all() {
    return List.copyOf(all);
  }

  /** Returns how many defects there are. */
  public int count() {
    return all.size();
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
  }
}
