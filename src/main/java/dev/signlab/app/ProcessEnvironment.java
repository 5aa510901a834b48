package dev.signlab.app;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables with which the lab was called. The launcher gives the JVM a locale that can spell
 * every file name, since the JVM asks the locale how names are written; what the learner had is
 * told here, and is what commands and other programs see.
 */
final class ProcessEnvironment {

  private static final String LOCALE = "LC_ALL";

  private ProcessEnvironment() {}

  static Map<String, String> variables() {
    return variables(System.getenv(), System.getProperty("signlab.locale"));
  }

  /**
   * Undoes what the launcher did.
   *
   * @param own what the learner's {@code LC_ALL} was, empty if it was not set; null when no
   *     launcher changed it
   */
  static Map<String, String> variables(Map<String, String> given, @Nullable String own) {
    if (own == null) {
      return given;
    }
    Map<String, String> variables = new HashMap<>(given);
    variables.remove(LOCALE);
    if (!own.isEmpty()) {
      variables.put(LOCALE, own);
    }
    return Map.copyOf(variables);
  }
}
