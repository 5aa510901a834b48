package dev.signlab.scenario.load;

import dev.signlab.diagnostic.Problem;
import java.util.regex.Pattern;

/** Names of scenarios and tasks. */
public final class Identifier {

  /** The pattern that the JSON Schema states; YAML reads three words as something else. */
  static final String PATTERN = "^(?!(true|false|null)$)[a-z][a-z0-9-]{1,39}$";

  private static final Pattern FORM = Pattern.compile(PATTERN);

  private Identifier() {}

  /** Returns a name, or refuses what is none. */
  public static String parse(String text) {
    if (FORM.matcher(text).matches()) {
      return text;
    }
    throw Problem.of("not a name: " + text)
        .expected("2 to 40 of a-z, 0-9 and -, beginning with a letter")
        .found(text)
        .asException();
  }
}
