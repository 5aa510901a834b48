package dev.signlab.shell.line;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.List;
import java.util.Optional;

/** What the line language does not do, each with the way out. */
final class Refusals {

  private Refusals() {}

  /** What only a whole shell understands; the problem is for machines that have none. */
  private static LabException shellText(Problem.Builder problem) {
    return new ShellTextException(problem.exitStatus(Problem.USAGE).build());
  }

  static LabException parameterForm(String inside) {
    return shellText(
        Problem.of("the line cannot be understood at ${" + inside + "}")
            .expected("${NAME} or ${NAME:-otherwise}")
            .found("${" + inside + "}")
            .hint("for instance", "NAME=value && echo ${NAME}"));
  }

  static LabException notUnderstood(String found, String expected, String line) {
    return Problem.of("the line cannot be understood at " + found)
        .expected(expected)
        .found(found)
        .hint("for instance", line)
        .exitStatus(Problem.USAGE)
        .asException();
  }

  /** Refuses what a shell puts in place of {@code $} and a sign or digit, and the lab does not. */
  static void refuseParameter(char sign) {
    Optional<String> meaning = meaning(sign);
    if (meaning.isPresent()) {
      throw shellText(
          Problem.of("the lab has no $" + sign + ": " + meaning.get())
              .expected("a variable such as $NAME, or the sign in single quotes")
              .found("$" + sign)
              .hint("the characters themselves", "echo '$" + sign + "'"));
    }
  }

  private static Optional<String> meaning(char sign) {
    return switch (sign) {
      case '$' -> Optional.of("the number of the shell's process");
      case '#' -> Optional.of("how many words a script was given");
      case '@', '*' -> Optional.of("the words that a script was given");
      case '!' -> Optional.of("the number of a process in the background");
      case '-' -> Optional.of("the switches of the shell");
      case '0' -> Optional.of("the name of a script");
      default ->
          sign >= '1' && sign <= '9'
              ? Optional.of("a word that a script was given")
              : Optional.empty();
    };
  }

  static LabException braces(String found, List<String> written) {
    return shellText(
        Problem.of("the lab does not write " + found + " out")
            .expected("the words themselves: " + String.join(" ", written))
            .found(found)
            .hint("the characters themselves", "echo '" + found + "'"));
  }

  static LabException background(String before) {
    return Problem.of("the lab runs one command at a time")
        .expected("a line without & at its end")
        .found("&")
        .hint("the registry and other services run beside the prompt anyway", before.strip())
        .exitStatus(Problem.USAGE)
        .asException();
  }

  static LabException nothingBefore(String sign) {
    return Problem.of("nothing stands before " + sign)
        .expected("a command on both sides of it")
        .found(sign + " where a command begins")
        .hint("for instance", "version " + sign + " cat")
        .ofLine()
        .asException();
  }

  static LabException missing(String what, String after) {
    Problem.Builder problem =
        Problem.of("nothing stands after " + after).expected(what).found("the end of the command");
    if (after.contains("<") || after.contains(">")) {
      problem.hint(
          "what a manual has in <…> stands for something of yours: write that, without < >");
    }
    return problem.ofLine().asException();
  }
}
