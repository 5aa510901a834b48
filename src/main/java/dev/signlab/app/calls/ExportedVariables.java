package dev.signlab.app.calls;

import dev.signlab.shell.machine.Declaration;
import dev.signlab.shell.machine.Declarations;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The variables of a caller, as bash prints them for {@code declare -x}. */
final class ExportedVariables {

  private ExportedVariables() {}

  /**
   * Returns the variables; those without a value, and arrays, which no program is given, are left
   * out.
   *
   * @throws IllegalArgumentException for a text that bash does not print
   */
  static Map<String, String> parse(byte[] text) {
    Map<String, String> variables = new HashMap<>();
    for (Declaration each : Declarations.parse(text)) {
      each.value().ifPresent(value -> variables.put(each.name(), value));
    }
    return variables;
  }

  /** Writes variables as bash does; those that no shell can name are left out. */
  static byte[] format(Map<String, String> variables) {
    StringBuilder lines = new StringBuilder();
    variables.forEach(
        (name, value) -> {
          if (Declaration.isName(name)) {
            String quoted = value.replaceAll("[\"\\\\$`]", "\\\\$0");
            lines.append("export ").append(name).append("=\"").append(quoted).append("\"\n");
          }
        });
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
