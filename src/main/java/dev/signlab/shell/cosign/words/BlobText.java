package dev.signlab.shell.cosign.words;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.verify.FileEvidence;
import dev.signlab.engine.verify.Found;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.sigstore.bundle.BundleContent;

/** Says of a file that did not pass what cosign 3.1 says, letter by letter. */
public final class BlobText {

  private static final String PREFIX = "failed to verify signature: ";

  private static final String LOG = "failed to verify log inclusion: ";

  private BlobText() {}

  /** Returns the error of a report that did not pass. */
  public static String error(VerificationReport report) {
    Cause cause = report.cause().orElse(Cause.MALFORMED);
    Outcome.Failed failure = report.failure().orElseThrow();
    return switch (cause) {
      case WRONG_MATERIAL -> "expected key signature, not certificate";
      case NO_FILE -> PREFIX + "artifact does not match digest";
      case NO_LOG_ENTRY -> LOG + "not enough verified log entries from transparency log: 0 < 1";
      case UNKNOWN_LOG,
          WRONG_LOG_ENTRY,
          WRONG_PROMISE,
          WRONG_CHECKPOINT,
          WRONG_INCLUSION,
          WRONG_TIME ->
          LOG + cause.words() + ": " + failure.found();
      default -> error(report, failure);
    };
  }

  private static String error(VerificationReport report, Outcome.Failed failure) {
    String invalid = CosignText.invalidSignature(report.by());
    if (form(report) instanceof FileEvidence.Bare) {
      return invalid;
    }
    return isEnvelope(report)
        ? envelope(report, failure)
        : isFailed(report, BundleJudge.NAMED_DIGEST) || failure.cause() == Cause.MALFORMED
            ? PREFIX + "artifact digest does not match message digest"
            : PREFIX + "could not verify message: " + invalid;
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
          ? PREFIX + failure.found()
          : PREFIX + "provided artifact digest does not match any digest in statement";
    }
    return PREFIX
        + "could not verify envelope: accepted signatures do not match threshold, Found: 0,"
        + " Expected 1";
  }

  private static boolean isFailed(VerificationReport report, String step) {
    return report.step(step).filter(s -> s.outcome() instanceof Outcome.Failed).isPresent();
  }
}
