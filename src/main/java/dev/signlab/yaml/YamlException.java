package dev.signlab.yaml;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** What is no YAML, or more of it than is read, and where that begins. */
public final class YamlException extends LabException {

  private static final long serialVersionUID = 1L;

  private final transient Place place;

  YamlException(Place place, String summary, String expected, String found) {
    super(problem(summary, expected, found).build());
    this.place = place;
  }

  YamlException(Place place, String summary, String expected, String found, String hint) {
    super(problem(summary, expected, found).hint(hint).build());
    this.place = place;
  }

  private static Problem.Builder problem(String summary, String expected, String found) {
    return Problem.of(summary).expected(expected).found(found).cause(Cause.MALFORMED);
  }

  /** Returns where it stands. */
  public Place place() {
    return place;
  }
}
