package dev.signlab.diagnostic;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Advice that follows a failure: words, a line that can be typed as it stands, or both. An ellipsis
 * in the line is the line that failed: {@code NO_PROXY=localhost …}, or {@code … --force} where the
 * command has such a flag.
 *
 * @param text why the line helps, without capital or full stop; empty when the line speaks for
 *     itself
 * @param command a line that works when typed in the lab
 * @param intent what to do, where it is left to whoever shows it to spell the line
 * @param kind what sort of advice it is
 */
public record Hint(String text, Optional<String> command, Optional<Intent> intent, Kind kind) {

  private static final String MEANT = "did you mean";

  /** What sort of advice a hint is. */
  public enum Kind {
    /** Something to do or to know. */
    ADVICE,
    /** A guess at what was meant, which gives way to a better one. */
    MEANT
  }

  /** A line to type, and why it helps. */
  public Hint(String text, String command) {
    this(text, Optional.of(command), Optional.empty(), Kind.ADVICE);
  }

  /** Returns advice in words alone. */
  public static Hint of(String text) {
    return new Hint(text, Optional.empty(), Optional.empty(), Kind.ADVICE);
  }

  /** Returns what to do and why, whose line somebody else spells. */
  public static Hint to(String text, Intent intent) {
    return new Hint(text, Optional.empty(), Optional.of(intent), Kind.ADVICE);
  }

  /** Returns what was probably meant to be done, whose line somebody else spells. */
  public static Hint meantTo(Intent intent) {
    return new Hint(MEANT, Optional.empty(), Optional.of(intent), Kind.MEANT);
  }

  /** Returns a line to type, without further words. */
  public static Hint command(String command) {
    return new Hint("", command);
  }

  /** Returns the whole line that was probably meant. */
  public static Hint meant(String line) {
    return new Hint(MEANT, Optional.of(line), Optional.empty(), Kind.MEANT);
  }

  /** Returns the name that was probably meant, which is a part of a line only. */
  public static Hint meantName(Object name) {
    return new Hint(MEANT + " " + name, Optional.empty(), Optional.empty(), Kind.MEANT);
  }

  /** Returns this hint with another line to type. */
  public Hint withCommand(String line) {
    return new Hint(text, Optional.of(line), intent, kind);
  }

  /** Returns this hint with each of its texts changed. */
  public Hint map(UnaryOperator<String> change) {
    return new Hint(change.apply(text), command.map(change), intent, kind);
  }

  /** Tells whether this guesses at what was meant. */
  public boolean isGuess() {
    return kind == Kind.MEANT;
  }

  @Override
  public String toString() {
    return command.map(line -> text.isEmpty() ? line : text + ": " + line).orElse(text);
  }
}
