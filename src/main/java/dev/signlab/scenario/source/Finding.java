package dev.signlab.scenario.source;

import dev.signlab.diagnostic.Problem;

/**
 * One defect of a file, with what a writer needs to mend it.
 *
 * @param place where it is
 * @param summary what is wrong, lower case, no full stop
 * @param expected what should stand there
 * @param found what stands there
 * @param hint how to mend it, or an empty text
 */
public record Finding(Place place, String summary, String expected, String found, String hint) {

  /** Returns the defect as a problem that a screen can show. */
  public Problem toProblem() {
    Problem.Builder problem =
        Problem.of(place + ": " + summary).expected(expected).found(found).exitStatus(1);
    return hint.isEmpty() ? problem.build() : problem.hint(hint).build();
  }

  @Override
  public String toString() {
    return place
        + ": "
        + summary
        + (expected.isEmpty() ? "" : "; expected " + expected)
        + (found.isEmpty() ? "" : ", found " + found)
        + (hint.isEmpty() ? "" : "; " + hint);
  }
}
