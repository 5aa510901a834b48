package dev.signlab.shell.cosign.words;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.verify.FileEvidence;
import dev.signlab.engine.verify.Found;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.sigstore.bundle.BundleContent;

/** Says of a file that did not pass what cosign 3.1 says, letter by letter. */
public final class BlobText {

  private BlobText() {}

  /** Returns the error of a report that did not pass. */
  public static String error(VerificationReport report) {
    Outcome.Failed failure = report.failure().orElseThrow();
    if (failure.cause() == Cause.NO_FILE) {
      return SharedText.SIGNATURE + "artifact does not match digest";
    }
    Step branch = report.steps().getFirst();
    boolean bundled = form(report) instanceof FileEvidence.InBundle;
    return (bundled
            ? IdentityText.ofBundle(branch, failure, report.by())
            : IdentityText.ofLegacy(branch, failure))
        .or(() -> SharedText.ofEvidence(failure, SharedText.withCause(failure)))
        .orElseGet(() -> error(report, failure));
  }

  private static String error(VerificationReport report, Outcome.Failed failure) {
    String invalid = CosignText.invalidSignature(report.by());
    if (form(report) instanceof FileEvidence.Bare) {
      return invalid;
    }
    return isEnvelope(report)
        ? envelope(report, failure)
        : isFailed(report, BundleJudge.NAMED_DIGEST)
                || (isFailed(report, Step.SIGNED) && failure.cause() == Cause.MALFORMED)
            ? SharedText.SIGNATURE + "artifact digest does not match message digest"
            : SharedText.SIGNATURE + "could not verify message: " + invalid;
  }

  private static FileEvidence form(VerificationReport report) {
    return ((Found.FileSignature) report.found()).evidence();
  }

  private static boolean isEnvelope(VerificationReport report) {
    return form(report) instanceof FileEvidence.InEnvelope
        || (form(report) instanceof FileEvidence.InBundle found
            && found.bundle().content() instanceof BundleContent.Envelope);
  }

  private static String envelope(VerificationReport report, Outcome.Failed failure) {
    if (isFailed(report, BundleJudge.SPEAKS)) {
      return failure.cause() == Cause.MALFORMED
          ? SharedText.SIGNATURE + failure.found()
          : SharedText.SIGNATURE
              + "provided artifact digest does not match any digest in statement";
    }
    return SharedText.ENVELOPE;
  }

  private static boolean isFailed(VerificationReport report, String step) {
    return report.step(step).filter(s -> s.outcome() instanceof Outcome.Failed).isPresent();
  }
}
