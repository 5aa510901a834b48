package dev.signlab.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one failure says, wherever it is told: in a {@link Problem} on the screen, a step of a
 * verification, a check, a defect of a file. Immutable.
 *
 * @param cause the named cause, where there is one that hints and checks can go by
 * @param expected what should have been there: a fact, not advice
 * @param found what was there instead
 * @param hints advice, most likely first; may be empty
 */
public record Failure(
    Optional<Cause> cause, Optional<String> expected, Optional<String> found, List<Hint> hints) {

  /** A failure of which nothing is known but that it happened. */
  public static final Failure UNEXPLAINED =
      new Failure(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /** Copies the hints. */
  public Failure {
    hints = List.copyOf(hints);
  }

  /** Returns a failure that says all: its name, and what should have been there and was. */
  public static Failure of(Cause cause, String expected, String found, Hint... hints) {
    return new Failure(
        Optional.of(cause), Optional.of(expected), Optional.of(found), List.of(hints));
  }

  /** Returns this failure, in which no part but the hints may be missing. */
  public Failure complete() {
    if (cause.isEmpty() || expected.isEmpty() || found.isEmpty()) {
      throw new IllegalArgumentException("a failure that does not say all: " + this);
    }
    return this;
  }

  /** Returns the first hint, where there is any. */
  public Optional<Hint> hint() {
    return hints.stream().findFirst();
  }

  /** Returns this failure with what it does not say itself taken from another. */
  public Failure orElse(Failure other) {
    return new Failure(
        cause.or(other::cause),
        expected.or(other::expected),
        found.or(other::found),
        hints.isEmpty() ? other.hints : hints);
  }

  /** Returns this failure with each of its texts changed. */
  public Failure map(UnaryOperator<String> change) {
    List<Hint> changed = hints.stream().map(hint -> hint.map(change)).toList();
    return new Failure(cause, expected.map(change), found.map(change), changed);
  }

  /** Returns this failure with other advice. */
  public Failure withHints(List<Hint> others) {
    return new Failure(cause, expected, found, others);
  }
}
