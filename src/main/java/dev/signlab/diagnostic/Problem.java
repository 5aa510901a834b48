package dev.signlab.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One failure as a person reads it: what went wrong, what was tried, what was expected and found,
 * and the next line to type. Immutable and safe to share between threads.
 *
 * @param summary one line, lower case, no full stop; shown behind {@code error: }
 * @param tried what was being done, where the summary does not say it
 * @param failure what should have been there and was, why, and what to do
 * @param exitStatus the status with which a one-shot command ends, 1 to 255
 * @param ofLine whether no command failed: the line itself was understood by none
 */
public record Problem(
    String summary, Optional<String> tried, Failure failure, int exitStatus, boolean ofLine) {

  /** The status of an ordinary failure. */
  public static final int FAILED = 1;

  /** The status of a line that cannot be understood. */
  public static final int USAGE = 2;

  /** Refuses a status that would look like success. */
  public Problem {
    if (exitStatus < 1 || exitStatus > 255) {
      throw new IllegalArgumentException("exit status " + exitStatus + " is not within 1 to 255");
    }
  }

  /** Starts a problem with its one-line summary. */
  public static Builder of(String summary) {
    return new Builder(summary);
  }

  /** Returns what a verification refused, whose report says the rest. */
  public static Problem refusal(
      String summary, Optional<Cause> cause, List<Hint> hints, int exitStatus) {
    Failure failure = new Failure(cause, Optional.empty(), Optional.empty(), hints);
    return new Problem(summary, Optional.empty(), failure, exitStatus, false);
  }

  /** Returns the named cause, where there is one. */
  public Optional<Cause> cause() {
    return failure.cause();
  }

  /** Tells whether it has this cause. */
  public boolean isOf(Cause cause) {
    return failure.cause().filter(cause::equals).isPresent();
  }

  /** Returns what should have been there. */
  public Optional<String> expected() {
    return failure.expected();
  }

  /** Returns what was there instead. */
  public Optional<String> found() {
    return failure.found();
  }

  /** Returns what was there instead, or else the summary, which then says it. */
  public String foundOrSummary() {
    return failure.found().orElse(summary);
  }

  /** Returns the advice, most likely first. */
  public List<Hint> hints() {
    return failure.hints();
  }

  /** Returns what it says as a failure with nothing missing, where a cause is told by default. */
  public Failure failureOr(Cause otherwise) {
    Cause cause = cause().orElse(otherwise);
    return failure.orElse(Failure.of(cause, cause.words(), summary));
  }

  /** Returns this problem under another summary. */
  public Problem withSummary(String other) {
    return new Problem(other, tried, failure, exitStatus, ofLine);
  }

  /** Returns this problem, met while doing that. */
  public Problem withTried(String other) {
    return new Problem(summary, Optional.of(other), failure, exitStatus, ofLine);
  }

  /** Returns this problem with something else to say. */
  public Problem withFailure(Failure other) {
    return new Problem(summary, tried, other, exitStatus, ofLine);
  }

  /** Returns this problem with something else that was there instead. */
  public Problem withFound(String other) {
    return withFailure(
        new Failure(failure.cause(), failure.expected(), Optional.of(other), failure.hints()));
  }

  /** Returns this problem with other advice. */
  public Problem withHints(List<Hint> others) {
    return withFailure(failure.withHints(others));
  }

  /** Returns this problem with that advice in front; guesses give way to it. */
  public Problem withHintsFirst(List<Hint> first) {
    Stream<Hint> rest = hints().stream().filter(hint -> first.isEmpty() || !hint.isGuess());
    return withHints(Stream.concat(first.stream(), rest).toList());
  }

  /** Returns this problem with another status for a one-shot command. */
  public Problem withExitStatus(int other) {
    return new Problem(summary, tried, failure, other, ofLine);
  }

  /** Returns this problem with each of its texts changed, as for a secret that nobody may read. */
  public Problem map(UnaryOperator<String> change) {
    return new Problem(
        change.apply(summary), tried.map(change), failure.map(change), exitStatus, ofLine);
  }

  /** Returns this problem as an exception, to be thrown where the work stops. */
  public LabException asException() {
    return new LabException(this);
  }

  /** Collects the parts of a {@link Problem}. Not safe for use by several threads. */
  public static final class Builder {

    private final String summary;
    private final List<Hint> hints = new ArrayList<>();
    private Failure failure = Failure.UNEXPLAINED;
    private Optional<String> tried = Optional.empty();
    private int exitStatus = FAILED;
    private boolean ofLine;

    private Builder(String summary) {
      this.summary = summary;
    }

    /** Says what was being done. */
    public Builder tried(String text) {
      tried = Optional.of(text);
      return this;
    }

    /** Says what should have been there. */
    public Builder expected(String text) {
      return failure(failure.cause(), Optional.of(text), failure.found());
    }

    /** Says what was there instead. */
    public Builder found(String text) {
      return failure(failure.cause(), failure.expected(), Optional.of(text));
    }

    /** Names the cause. */
    public Builder cause(Cause named) {
      return failure(Optional.of(named), failure.expected(), failure.found());
    }

    private Builder failure(
        Optional<Cause> cause, Optional<String> expected, Optional<String> found) {
      failure = new Failure(cause, expected, found, List.of());
      return this;
    }

    /** Says what another failure says, and adds its advice. */
    public Builder failure(Failure other) {
      failure = other;
      hints.addAll(other.hints());
      return this;
    }

    /** Adds advice in words. */
    public Builder hint(String text) {
      hints.add(Hint.of(text));
      return this;
    }

    /** Adds advice with a line that works when typed. */
    public Builder hint(String text, String command) {
      hints.add(new Hint(text, command));
      return this;
    }

    /** Adds advice whose line is spelled by whoever shows it. */
    public Builder hint(String text, Intent intent) {
      hints.add(Hint.to(text, intent));
      return this;
    }

    /** Adds advice. */
    public Builder hint(Hint hint) {
      hints.add(hint);
      return this;
    }

    /** Adds a line that works when typed. */
    public Builder command(String command) {
      hints.add(Hint.command(command));
      return this;
    }

    /** Sets the status with which a one-shot command ends. */
    public Builder exitStatus(int status) {
      exitStatus = status;
      return this;
    }

    /** Says that it is the line which none understood; nothing of it was run. */
    public Builder ofLine() {
      ofLine = true;
      return exitStatus(USAGE);
    }

    /** Returns the problem. */
    public Problem build() {
      return new Problem(summary, tried, failure.withHints(hints), exitStatus, ofLine);
    }

    /** Returns the problem as an exception. */
    public LabException asException() {
      return build().asException();
    }

    /** Returns the problem as an exception that remembers what caused it, for developers. */
    public LabException asException(Throwable cause) {
      return new LabException(build(), cause);
    }
  }
}
