package dev.signlab.shell.diagnose;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line typed by hands that know the American keyboard, on a machine that is set to the German
 * one: the keys of {@code - : / _} give other signs there.
 */
final class OtherKeyboard {

  static final String REASON =
      "the keyboard is set to German: the dash is where \u00df is printed, : where \u00d6 is";

  /** No word of a line begins so that was typed on purpose. */
  private static final Pattern DASHES = Pattern.compile("(?<=\\s)\u00df{1,2}[A-Za-z]");

  private static final Map<Character, Character> AMERICAN =
      Map.of(
          '\u00df', '-', '\u00d6', ':', '\u00f6', ';', '-', '/', '?', '_', '\u00c4', '"', '\u00e4',
          '\'', '\u00b4', '=', '`', '+');

  private OtherKeyboard() {}

  /** Returns the line that the fingers meant, where the keyboard stood in their way. */
  static Optional<String> meant(String line) {
    if (!DASHES.matcher(line).find()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    line.chars().forEach(c -> text.append(AMERICAN.getOrDefault((char) c, (char) c)));
    return Optional.of(text.toString());
  }
}
