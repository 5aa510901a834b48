package dev.signlab.shell.run;

import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Session;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Every flag of cosign can be given by a variable: {@code COSIGN_KEY} stands for --key. */
final class FlagVariables {

  private static final String GROUP = "cosign ";
  private static final String PREFIX = "COSIGN_";

  private FlagVariables() {}

  /** Returns the values that variables give to the flags of a command; an empty one gives none. */
  static Map<String, String> of(CommandSpec spec, Session session) {
    if (!spec.name().startsWith(GROUP)) {
      return Map.of();
    }
    Map<String, String> environment = session.environment();
    Map<String, String> values = new HashMap<>();
    for (Flag flag : spec.flags()) {
      String value = environment.getOrDefault(nameOf(flag), "");
      if (!value.isEmpty()) {
        values.put(flag.name(), value);
      }
    }
    return values;
  }

  private static String nameOf(Flag flag) {
    return PREFIX + flag.name().toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
