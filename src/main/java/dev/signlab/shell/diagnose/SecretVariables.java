package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.SecretNames;
import dev.signlab.shell.command.TypedSecrets;
import dev.signlab.shell.run.Quoting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts back the variables from which the secrets of a typed line came, so that a line that is
 * offered works and shows none of them.
 *
 * @param values the variables of the line that have values
 */
record SecretVariables(Map<String, String> values) {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)");

  /** Finds the variables of a line. */
  static SecretVariables in(String line, Map<String, String> environment) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher variable = VARIABLE.matcher(line);
    while (variable.find()) {
      String value = environment.getOrDefault(variable.group(1), "");
      if (!value.isEmpty()) {
        values.put(variable.group(1), value);
      }
    }
    return new SecretVariables(values);
  }

  /** Returns a problem whose lines name such variables where they held the values. */
  Problem keptIn(Problem problem) {
    return values.isEmpty()
        ? problem
        : problem.withHints(problem.hints().stream().map(hint -> hint.map(this::kept)).toList());
  }

  private String kept(String line) {
    String kept = line;
    for (Map.Entry<String, String> variable : values.entrySet()) {
      if (isSecret(variable, line)) {
        String typed = Pattern.quote(Quoting.word(variable.getValue()));
        String named = Matcher.quoteReplacement("\"$" + variable.getKey() + "\"");
        kept = kept.replaceAll("(?<=[\\s=])" + typed + "(?=\\s|$)", named);
      }
    }
    return kept;
  }

  private static boolean isSecret(Map.Entry<String, String> variable, String line) {
    return SecretNames.isVariable(variable.getKey())
        || TypedSecrets.in(line).contains(variable.getValue());
  }
}
