package dev.signlab.shell.line;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** What the line language does not do, each with the way out. */
final class Refusals {

  private Refusals() {}

  static LabException notUnderstood(String found, String expected, String line) {
    return Problem.of("the line cannot be understood at " + found)
        .expected(expected)
        .found(found)
        .hint("for instance", line)
        .exitStatus(Problem.USAGE)
        .asException();
  }

  static LabException background(String before) {
    return Problem.of("the lab runs one command at a time")
        .expected("a line without & at its end")
        .found("&")
        .hint("the registry and other services run beside the prompt anyway", before.strip())
        .exitStatus(Problem.USAGE)
        .asException();
  }

  static LabException missing(String what, String after) {
    return Problem.of("nothing stands after " + after)
        .expected(what)
        .found("the end of the command")
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
