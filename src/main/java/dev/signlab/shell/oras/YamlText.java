package dev.signlab.shell.oras;

import dev.signlab.json.Json;
import java.util.regex.Pattern;

/** Texts as Go's YAML library writes them: in quotes where they would mean something else. */
final class YamlText {

  /** What YAML 1.1 would read as a number, a time, a truth value or nothing. */
  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)|~|null|true|false|yes|no|on|off|y|n|[-+]?[0-9][0-9_]*(\\.[0-9_]*)?(e[-+]?[0-9]+)?"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?|0x[0-9a-f]+");

  private static final Pattern PLAIN =
      Pattern.compile("[^\\s\\p{Cntrl}\\-?:,\\[\\]{}#&*!|>'\"%@`][^\\p{Cntrl}]*");

  private YamlText() {}

  static String of(String text) {
    if (OTHER.matcher(text).matches() || text.chars().anyMatch(Character::isISOControl)) {
      return Json.writeText(Json.array().add(text).get(0));
    }
    boolean plain =
        PLAIN.matcher(text).matches()
            && !text.contains(": ")
            && !text.contains(" #")
            && !text.endsWith(":")
            && !text.endsWith(" ");
    return plain ? text : "'" + text.replace("'", "''") + "'";
  }
}
