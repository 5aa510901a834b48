package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.verify.VerificationReport;
import java.util.List;

/** The two ends of most checks. */
final class Judged {

  private Judged() {}

  /**
   * Returns what a check found.
   *
   * @param cause for which it fails where it does not hold
   * @param found what there is, in words, which is the evidence where it holds
   */
  static CheckResult of(
      boolean holds, Cause cause, String lookedAt, String expected, String found) {
    return holds
        ? new CheckResult.Passed(found)
        : CheckResult.failed(cause, lookedAt, expected, found);
  }

  /** Returns what a verification found. */
  static CheckResult of(VerificationReport report, String lookedAt, String evidence) {
    return report
        .failure()
        .map(Outcome.Failed::failure)
        .<CheckResult>map(failure -> new CheckResult.Failed(lookedAt, failure.withHints(List.of())))
        .orElseGet(() -> new CheckResult.Passed(evidence));
  }
}
