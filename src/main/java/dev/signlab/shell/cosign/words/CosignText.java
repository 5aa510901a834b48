package dev.signlab.shell.cosign.words;

import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerifiedSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what a report found in the words of cosign 3.1, letter by letter where scripts read them.
 */
public final class CosignText {

  private CosignText() {}

  /** Returns what cosign says on standard error of an image that passed. */
  public static List<String> checks(VerificationReport report) {
    return SharedText.checks(report);
  }

  /** Returns what cosign says on standard output: an empty line, and the payloads in an array. */
  public static List<String> json(VerificationReport report) {
    String payloads =
        report.signatures().stream()
            .map(VerifiedSignature::json)
            .collect(Collectors.joining(",", "[", "]"));
    return List.of("", payloads);
  }

  /**
   * Returns the payloads for a person before a terminal, where no program reads them.
   *
   * @param width columns of the screen
   */
  public static List<String> readable(VerificationReport report, int width) {
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(ReadablePayloads.rows(json(report).getLast(), width));
    return List.copyOf(lines);
  }

  /** Returns what {@code -o text} shows: the payloads as they were signed, one on a line. */
  public static List<String> text(VerificationReport report) {
    return report.signatures().stream().map(VerifiedSignature::payloadText).toList();
  }

  /** Returns the error that cosign names for an image that did not pass; it may have lines. */
  public static String error(VerificationReport report) {
    if (report.obstacle().isPresent()) {
      Problem obstacle = report.obstacle().get();
      return obstacle.isOf(Cause.NO_IMAGE)
          ? "image tag not found: " + obstacle.summary()
          : obstacle.summary();
    }
    if (report.cause().filter(cause -> cause == Cause.NO_SIGNATURE).isPresent()) {
      return "no signatures found";
    }
    boolean bundled = report.isBundled();
    return report.steps().stream()
        .filter(step -> step.outcome() instanceof Outcome.Failed)
        .map(step -> bundled ? bundleError(step, report.by()) : error(step, report.by()))
        .collect(
            Collectors.joining(
                bundled ? "\n" : "\n ",
                bundled ? "no matching attestations: " : "no matching signatures: ",
                ""));
  }

  private static String error(Step step, By by) {
    Outcome.Failed failed = (Outcome.Failed) step.outcome();
    return IdentityText.ofLegacy(step, failed).orElseGet(() -> error(failed, by));
  }

  private static String bundleError(Step step, By by) {
    Outcome.Failed failed = (Outcome.Failed) step.outcome();
    return IdentityText.ofBundle(step, failed, by).orElseGet(() -> bundleError(failed));
  }

  private static String error(Outcome.Failed failed, By by) {
    return switch (failed.cause()) {
      case WRONG_KEY, WRONG_ALGORITHM -> invalidSignature(by);
      case DIGEST_MISMATCH -> wrongBytes(failed);
      case WRONG_IMAGE -> "invalid or missing digest in claim: " + failed.found();
      case WRONG_ANNOTATION -> "missing or incorrect annotation";
      default -> failed.found();
    };
  }

  private static String bundleError(Outcome.Failed failed) {
    return SharedText.ofEvidence(failed, SharedText.withCause(failed))
        .orElseGet(
            () ->
                switch (failed.cause()) {
                  case WRONG_KEY, WRONG_ALGORITHM -> SharedText.ENVELOPE;
                  case DIGEST_MISMATCH -> wrongBytes(failed);
                  case WRONG_IMAGE ->
                      SharedText.SIGNATURE
                          + "provided artifact digest does not match any digest in statement";
                  case WRONG_ANNOTATION -> "missing or incorrect annotation";
                  default -> failed.found();
                });
  }

  private static String wrongBytes(Outcome.Failed failed) {
    return "error verifying sha256 checksum; got \""
        + failed.found()
        + "\", want \""
        + failed.expected()
        + "\"";
  }

  /** Returns what cosign says of a signature that does not verify, which goes by the key. */
  static String invalidSignature(By by) {
    KeyType type = by instanceof By.ByKey key ? key.named().key().type() : KeyType.ECDSA_P256;
    return switch (type) {
      case ECDSA_P256, ECDSA_P384, ECDSA_P521 ->
          "invalid signature when validating ASN.1 encoded signature";
      case RSA -> "crypto/rsa: verification error";
      case ED25519 -> "failed to verify signature";
    };
  }
}
