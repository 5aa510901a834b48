package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

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
    Failure said =
        problem.failure().orElse(Failure.of(Cause.NOT_DONE, check.goal(), problem.summary()));
    return new CheckResult.Failed(problem.summary(), said);
  }
}
