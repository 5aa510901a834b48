package dev.signlab.shell.run;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.Optional;

/** A command inside a line failed, so that the line lacks a value. */
final class SubstitutionProblem {

  private SubstitutionProblem() {}

  static LabException of(String line, int status, Optional<Problem> inner) {
    return Problem.of("the line was not run, because $(" + line.strip() + ") failed")
        .expected("status 0")
        .found("status " + status + inner.map(problem -> ": " + problem.summary()).orElse(""))
        .hint("what it said stands above; this command was not run, and its files are as they were")
        .asException();
  }
}
