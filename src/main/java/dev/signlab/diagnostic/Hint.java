package dev.signlab.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * Advice that follows a failure: words, a line that can be typed as it stands, or both. An ellipsis
 * in the line is the line that failed: {@code NO_PROXY=localhost …}, or {@code … --force} where the
 * command has such a flag.
 *
 * @param text why the line helps, without capital or full stop; empty when the line speaks for
 *     itself
 * @param command a line that works when typed in the lab, or null when there is none
 */
public record Hint(String text, @Nullable String command) {

  /** Returns advice in words alone. */
  public static Hint of(String text) {
    return new Hint(text, null);
  }

  /** Returns a line to type, without further words. */
  public static Hint command(String command) {
    return new Hint("", command);
  }

  @Override
  public String toString() {
    if (command == null) {
      return text;
    }
    return text.isEmpty() ? command : text + ": " + command;
  }
}
