package dev.signlab.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One failure as a person reads it: what went wrong, what was tried, what was expected and found,
 * and the next line to type. Immutable and safe to share between threads.
 *
 * @param summary one line, lower case, no full stop; shown behind {@code error: }
 * @param tried what was being done, or null when the summary says it
 * @param expected what should have been there, or null
 * @param found what was there instead, or null
 * @param hints advice, most likely first; may be empty
 * @param exitStatus the status with which a one-shot command ends, 1 to 255
 * @param cause the named cause, where the failure has one that hints and checks can go by, or null
 */
public record Problem(
    String summary,
    @Nullable String tried,
    @Nullable String expected,
    @Nullable String found,
    List<Hint> hints,
    int exitStatus,
    @Nullable Cause cause) {

  /** The status of an ordinary failure. */
  public static final int FAILED = 1;

  /** The status of a line that cannot be understood. */
  public static final int USAGE = 2;

  /** Copies the hints and refuses a status that would look like success. */
  public Problem {
    hints = List.copyOf(hints);
    if (exitStatus < 1 || exitStatus > 255) {
      throw new IllegalArgumentException("exit status " + exitStatus + " is not within 1 to 255");
    }
  }

  /** Starts a problem with its one-line summary. */
  public static Builder of(String summary) {
    return new Builder(summary);
  }

  /** Returns this problem as an exception, to be thrown where the work stops. */
  public LabException asException() {
    return new LabException(this);
  }

  /** Collects the parts of a {@link Problem}. Not safe for use by several threads. */
  public static final class Builder {

    private final String summary;
    private final List<Hint> hints = new ArrayList<>();
    private @Nullable String tried;
    private @Nullable String expected;
    private @Nullable String found;
    private int exitStatus = FAILED;
    private @Nullable Cause cause;

    private Builder(String summary) {
      this.summary = summary;
    }

    /** Says what was being done. */
    public Builder tried(String text) {
      this.tried = text;
      return this;
    }

    /** Says what should have been there. */
    public Builder expected(String text) {
      this.expected = text;
      return this;
    }

    /** Says what was there instead. */
    public Builder found(String text) {
      this.found = text;
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
      this.exitStatus = status;
      return this;
    }

    /** Names the cause. */
    public Builder cause(Cause named) {
      this.cause = named;
      return this;
    }

    /** Returns the problem. */
    public Problem build() {
      return new Problem(summary, tried, expected, found, hints, exitStatus, cause);
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
