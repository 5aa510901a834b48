package dev.signlab.shell.run;

import dev.signlab.diagnostic.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Variables whose values no program can be given: Linux starts none with one of 128 KiB. */
public final class LargeVariables {

  /** Half of what Linux takes, in bytes of UTF-8. */
  private static final int MOST_BYTES = 64 * 1024;

  private LargeVariables() {}

  /** Returns those that are too large, by their names. */
  public static Map<String, String> in(Map<String, String> variables) {
    Map<String, String> large = new TreeMap<>(variables);
    large.values().removeIf(value -> !isLarge(value));
    return large;
  }

  private static boolean isLarge(String value) {
    return value.length() > MOST_BYTES / 3
        && value.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  /**
   * Refuses to start a program without a variable that it would be given.
   *
   * @throws dev.signlab.diagnostic.LabException when one is too large
   */
  static void refuse(Map<String, String> variables) {
    in(variables)
        .forEach(
            (name, value) -> {
              throw Problem.of(
                      "the variable " + name + " is too large for programs of this machine")
                  .expected("at most " + MOST_BYTES + " bytes; a file holds more")
                  .found(value.getBytes(StandardCharsets.UTF_8).length + " bytes")
                  .hint("without it", name + "=")
                  .asException();
            });
  }
}
