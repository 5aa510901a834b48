package dev.signlab.scenario.source;

/** Ends the reading of a file that exceeds a bound; becomes a finding at once. */
final class TooMuchYamlException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Place place;
  private final String summary;
  private final String expected;

  TooMuchYamlException(Place place, String summary, String expected) {
    super(summary);
    this.place = place;
    this.summary = summary;
    this.expected = expected;
  }

  Place place() {
    return place;
  }

  String summary() {
    return summary;
  }

  String expected() {
    return expected;
  }
}
