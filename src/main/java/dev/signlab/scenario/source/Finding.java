package dev.signlab.scenario.source;

import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Problem;
import dev.signlab.yaml.Place;

/**
 * One defect of a file, with what a writer needs to mend it.
 *
 * @param place where it is
 * @param summary what is wrong, lower case, no full stop
 * @param failure what should stand there and does, and how to mend it
 */
public record Finding(Place place, String summary, Failure failure) {

  /** Returns the defect as a problem that a screen can show. */
  public Problem toProblem() {
    return Problem.of(place + ": " + summary).failure(failure).build();
  }

  @Override
  public String toString() {
    return place
        + ": "
        + summary
        + failure.expected().map(text -> "; expected " + text).orElse("")
        + failure.found().map(text -> ", found " + text).orElse("")
        + failure.hint().map(hint -> "; " + hint).orElse("");
  }
}
