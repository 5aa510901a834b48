package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Problem;
import java.util.Set;

/** Names of scenarios and tasks. */
final class Identifier {

  /** The pattern that the JSON Schema states. */
  static final String PATTERN = "^(?!(true|false|null)$)[a-z][a-z0-9-]{1,39}$";

  private static final int LONGEST = 40;

  /** What YAML reads as something else than a text. */
  private static final Set<String> NO_WORDS = Set.of("true", "false", "null");

  private Identifier() {}

  static String parse(String text) {
    boolean letters =
        text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    boolean word = !NO_WORDS.contains(text);
    boolean begins = !text.isEmpty() && text.charAt(0) >= 'a' && text.charAt(0) <= 'z';
    if (letters && word && begins && text.length() >= 2 && text.length() <= LONGEST) {
      return text;
    }
    throw Problem.of("not a name: " + text)
        .expected("2 to " + LONGEST + " of a-z, 0-9 and -, beginning with a letter")
        .found(text)
        .asException();
  }
}
