package dev.signlab.shell.cosign.words;

import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.blob.BlobReport;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.report.Outcome;

/** Says of a file that did not pass what cosign 3.1 says, letter by letter. */
public final class BlobText {

  private static final String PREFIX = "failed to verify signature: ";

  private static final String LOG = "failed to verify log inclusion: ";

  private BlobText() {}

  /** Returns the error of a report that did not pass. */
  public static String error(BlobReport report) {
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

  private static String error(BlobReport report, Outcome.Failed failure) {
    String invalid = invalid(report.key().key().type());
    return switch (report.form()) {
      case BARE -> invalid;
      case ENVELOPE -> envelope(report, failure);
      case MESSAGE ->
          isFailed(report, BundleJudge.NAMED_DIGEST) || failure.cause() == Cause.MALFORMED
              ? PREFIX + "artifact digest does not match message digest"
              : PREFIX + "could not verify message: " + invalid;
    };
  }

  private static String envelope(BlobReport report, Outcome.Failed failure) {
    if (isFailed(report, BundleJudge.SPEAKS)) {
      return failure.cause() == Cause.MALFORMED
          ? PREFIX + failure.found()
          : PREFIX + "provided artifact digest does not match any digest in statement";
    }
    return PREFIX
        + "could not verify envelope: accepted signatures do not match threshold, Found: 0,"
        + " Expected 1";
  }

  private static boolean isFailed(BlobReport report, String step) {
    return report.step(step).filter(s -> s.outcome() instanceof Outcome.Failed).isPresent();
  }

  private static String invalid(KeyType type) {
    return switch (type) {
      case ECDSA_P256, ECDSA_P384, ECDSA_P521 ->
          "invalid signature when validating ASN.1 encoded signature";
      case RSA -> "crypto/rsa: verification error";
      case ED25519 -> "failed to verify signature";
    };
  }
}
