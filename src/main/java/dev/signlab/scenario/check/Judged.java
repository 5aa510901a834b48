package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.verify.VerificationReport;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The two ends of most checks. */
final class Judged {

  /** What leaves open whether there is a signature. */
  private static final Set<Cause> OPEN =
      EnumSet.of(
          Cause.MALFORMED,
          Cause.NOT_JUDGED,
          Cause.NO_REGISTRY,
          Cause.NOT_AUTHORIZED,
          Cause.NOT_ALLOWED,
          Cause.NO_SERVICE);

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

  /**
   * Returns what a verification found of which so many signatures must hold.
   *
   * @param check which
   * @param by words behind their number, which is the evidence where it suffices
   */
  static CheckResult of(
      LabView.Verdict verdict, int least, Check check, String lookedAt, String by) {
    if (verdict.failure().isPresent()) {
      return new CheckResult.Failed(lookedAt, verdict.failure().get());
    }
    int verified = verdict.verified();
    return verified >= least
        ? new CheckResult.Passed(verified + " verified" + by)
        : CheckResult.failed(
            Cause.NOT_DONE, check.goal(), least + " or more", String.valueOf(verified));
  }

  /**
   * Returns what a verification found of which no signature may hold. One that could not tell is no
   * answer.
   *
   * @param by whose none there may be, such as {@code of old.pub}
   */
  static CheckResult none(LabView.Verdict verdict, String lookedAt, String by) {
    Optional<Failure> open =
        verdict.failure().filter(failure -> failure.cause().filter(OPEN::contains).isPresent());
    if (open.isPresent()) {
      return new CheckResult.Failed(lookedAt, open.get());
    }
    int found = verdict.verified();
    String none = "none " + by;
    return of(found == 0, Cause.NOT_DONE, lookedAt, none, found == 0 ? none : found + " " + by);
  }

  /** Returns what a verification found. */
  static CheckResult of(VerificationReport report, String lookedAt, String evidence) {
    return of(report.failure().map(Outcome.Failed::failure), lookedAt, evidence);
  }

  /** Returns what is wrong, without advice for those who verify; where nothing is, the evidence. */
  static CheckResult of(Optional<Failure> failure, String lookedAt, String evidence) {
    return failure
        .<CheckResult>map(said -> new CheckResult.Failed(lookedAt, said.withHints(List.of())))
        .orElseGet(() -> new CheckResult.Passed(evidence));
  }
}
