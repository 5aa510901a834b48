package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.Optional;

/** A command inside a line failed, so that the line lacks a value. */
final class SubstitutionProblem {

  private SubstitutionProblem() {}

  /**
   * Says so.
   *
   * @param line what stands inside the other one
   * @param whole the line that lacks a value
   */
  static LabException of(String line, String whole, int status, Optional<Problem> inner) {
    Problem.Builder problem =
        Problem.of("the line was not run, because $(" + line.strip() + ") failed")
            .expected("status 0")
            .found("status " + status + inner.map(each -> ": " + each.summary()).orElse(""));
    inner.stream()
        .flatMap(each -> each.hints().stream())
        .filter(Hint::isGuess)
        .flatMap(hint -> hint.command().stream())
        .limit(1)
        .filter(meant -> whole.contains(line.strip()))
        .forEach(meant -> problem.hint(Hint.meant(whole.strip().replace(line.strip(), meant))));
    return problem
        .hint("what it said stands above; this command was not run, and its files are as they were")
        .asException();
  }
}
