package dev.signlab.shell.cosign.words;

import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.verify.VerificationPolicy.Claims;
import dev.signlab.engine.verify.VerificationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What cosign says alike of images, files and attestations. */
final class SharedText {

  static final String SIGNATURE = "failed to verify signature: ";
  static final String THRESHOLD =
      "accepted signatures do not match threshold, Found: 0, Expected 1";
  static final String ENVELOPE = SIGNATURE + "could not verify envelope: " + THRESHOLD;

  private static final String LOG = "failed to verify log inclusion: ";

  private SharedText() {}

  /** Returns what cosign says on standard error of an image that passed. */
  static List<String> checks(VerificationReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Verification for " + report.subject() + " --");
    lines.add("The following checks were performed on each of these signatures:");
    if (!report.policy().annotations().isEmpty()) {
      lines.add("  - The specified annotations were verified.");
    }
    if (report.policy().claims() == Claims.CHECKED) {
      lines.add("  - The cosign claims were validated");
    }
    if (report.policy().asksLog()) {
      lines.add("  - Existence of the claims in the transparency log was verified offline");
    }
    lines.add(IdentityText.lastCheck(report));
    return lines;
  }

  /**
   * Returns what is said where the evidence beside the signature fails; nothing for the rest.
   *
   * @param told what is said of an entry that does not hold
   */
  static Optional<String> ofEvidence(Outcome.Failed failed, String told) {
    return switch (failed.cause()) {
      case WRONG_MATERIAL -> Optional.of("expected key signature, not certificate");
      case NO_LOG_ENTRY ->
          Optional.of(LOG + "not enough verified log entries from transparency log: 0 < 1");
      case UNKNOWN_LOG,
          WRONG_LOG_ENTRY,
          WRONG_PROMISE,
          WRONG_CHECKPOINT,
          WRONG_INCLUSION,
          WRONG_TIME ->
          Optional.of(LOG + told);
      default -> Optional.empty();
    };
  }

  /** Returns what is told of an entry with the cause in front. */
  static String withCause(Outcome.Failed failed) {
    return failed.cause().words() + ": " + failed.found();
  }
}
