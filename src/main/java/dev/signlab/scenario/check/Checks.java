package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.Optional;

/** Runs checks. */
public final class Checks {

  private Checks() {}

  /** Evaluates a check; a refusal on the way becomes a failure with the refusal's own words. */
  public static CheckResult evaluate(Check check, LabView view) {
    try {
      return check.evaluate(view);
    } catch (LabException e) {
      return failed(check, e.problem());
    }
  }

  private static CheckResult failed(Check check, Problem problem) {
    Cause cause = problem.cause() == null ? Cause.NOT_DONE : problem.cause();
    String found = problem.found() == null ? problem.summary() : problem.found();
    return new CheckResult.Failed(
        cause,
        problem.summary(),
        problem.expected() == null ? check.goal() : problem.expected(),
        found,
        problem.hints().isEmpty() ? Optional.empty() : Optional.of(problem.hints().getFirst()));
  }
}
