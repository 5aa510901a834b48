package dev.signlab.scenario.source;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** Ends the reading of a file that exceeds a bound; becomes a finding at once. */
final class TooMuchYamlException extends LabException {

  private static final long serialVersionUID = 1L;

  private final transient Place place;

  TooMuchYamlException(Place place, String summary, String expected, String found) {
    super(Problem.of(summary).expected(expected).found(found).build());
    this.place = place;
  }

  Place place() {
    return place;
  }
}
