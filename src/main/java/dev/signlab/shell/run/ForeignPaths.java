package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a program of the machine that a text calls by its path and that has the name of a tool of
 * the lab's. No search path leads such a call to the lab, and the program would act on the servers
 * of the world outside.
 */
final class ForeignPaths {

  private static final String TOOLS =
      "cosign|docker|docker-compose|skopeo|crane|syft|oras|" + String.join("|", Engines.NAMES);

  /** Where a command may begin: at a line, behind an operator, or behind a word of bash. */
  private static final String BEGIN =
      "(?:^|[;&|({`!\\n"
          + "]|\\b(?:do|then|else|elif|if|while|until|exec|command|time|env|nohup|xargs))";

  private static final String ASSIGNMENTS = "(?:[A-Za-z_]\\w*=\\S*[ \\t]+)*";

  private static final Pattern CALL =
      Pattern.compile(
          BEGIN
              + "[ \\t]*"
              + ASSIGNMENTS
              + "([\"']?[^\\s;&|()<>\"'`=]*/("
              + TOOLS
              + ")[\"']?)"
              + "(?=[\\s;&|)}`]|$)");

  private ForeignPaths() {}

  /** Returns why a text is not given to the machine, or nothing where it calls no such program. */
  static Optional<LabException> refusal(String text) {
    Matcher call = CALL.matcher(text);
    return call.find() ? Optional.of(refusal(text, call)) : Optional.empty();
  }

  private static LabException refusal(String text, Matcher call) {
    String meant = text.substring(0, call.start(1)) + call.group(2) + text.substring(call.end(1));
    Problem.Builder problem =
        Problem.of(
                call.group(1) + " is a program of this machine, and not the lab's " + call.group(2))
            .expected(call.group(2) + ", without a folder in front of it")
            .found(call.group(1))
            .exitStatus(Problem.USAGE);
    return text.strip().contains("\n")
        ? problem.command(call.group(2) + " --help").asException()
        : problem.hint(Hint.meant(meant.strip())).asException();
  }
}
