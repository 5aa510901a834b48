package dev.signlab.shell.machine;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A variable as bash declares it.
 *
 * @param flags the letters behind {@code declare -}, {@code -} where there are none
 * @param name its name
 * @param value its value; nothing for one without, and for arrays
 * @param text the whole declaration as bash printed it
 */
public record Declaration(String flags, String name, Optional<String> value, String text) {

  /** Names of variables (POSIX, Base Definitions, 3.231). */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Tells whether a shell can have a variable of this name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Tells whether only bash knows such variables: arrays, and other names of variables. */
  boolean isOnlyBashes() {
    return flags.contains("a") || flags.contains("A") || flags.contains("n");
  }

  /**
   * Returns what makes a variable of that name a number, one in small or capital letters, or one
   * that stays as it is, whatever its value is then; nothing for others.
   */
  Optional<String> attributes() {
    String letters = flags.replaceAll("[^ilucr]", "");
    return letters.isEmpty() ? Optional.empty() : Optional.of("declare -" + letters + " " + name);
  }

  /** Tells whether programs that bash starts are given it. */
  boolean isExported() {
    return flags.contains("x");
  }
}
