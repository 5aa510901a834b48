package dev.signlab.shell.cosign.words;

import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.identity.CertificateJudge;
import dev.signlab.engine.identity.IdentityCheck;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.ExpectedText;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.timestamp.TimestampJudge;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.shell.cosign.flag.LogLookup;
import dev.signlab.sigstore.certificate.FulcioExtension;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Says of a certificate that was not believed, or names somebody else, what cosign 3.1 says: of
 * bundles in one way, and of what cosign 2 wrote in another.
 */
final class IdentityText {

  private static final String IDENTITY =
      "failed to verify certificate identity: no matching CertificateIdentity found, last error:"
          + " expected ";
  private static final String NO_SCT =
      "failed to verify signed certificate timestamp: only able to verify 0 SCT entries; unable to"
          + " meet threshold of 1";
  private static final String LEAF =
      "failed to verify leaf certificate: leaf certificate verification failed";
  private static final String OUTSIDE =
      "failed to verify log inclusion: integrated time outside certificate validity";
  private static final String TIMES =
      "failed to verify timestamps: threshold not met for verified signed timestamps: 0 < 1;"
          + " error: ";
  private static final String UNKNOWN =
      "cert verification failed: x509: certificate signed by unknown authority. Check your TUF root"
          + " (see cosign initialize) or set a custom root with env var SIGSTORE_ROOT_FILE";
  private static final String NO_CT_KEY =
      "ctfe public key not found for payload. Check your TUF root (see cosign initialize) or set a"
          + " custom key with env var SIGSTORE_CT_LOG_PUBLIC_KEY_FILE";

  /** The names of the claims in cosign's texts. */
  private static final Map<FulcioExtension, String> CLAIMS =
      Map.of(
          FulcioExtension.GITHUB_WORKFLOW_TRIGGER, "Trigger",
          FulcioExtension.GITHUB_WORKFLOW_SHA, "SHA",
          FulcioExtension.GITHUB_WORKFLOW_NAME, "Name",
          FulcioExtension.GITHUB_WORKFLOW_REPOSITORY, "Repository",
          FulcioExtension.GITHUB_WORKFLOW_REF, "Ref");

  private IdentityText() {}

  /**
   * Returns what is said of a bundle, or nothing for a failure that has nothing to do with it.
   *
   * @param branch of the one signature
   */
  static Optional<String> ofBundle(Step branch, Outcome.Failed failed, By by) {
    return switch (failed.cause()) {
      case WRONG_IDENTITY ->
          expected(by).map(all -> IDENTITY + compared("SAN value", all.subject(), failed));
      case WRONG_ISSUER ->
          expected(by).map(all -> IDENTITY + compared("issuer value", all.issuer(), failed));
      case WRONG_WORKFLOW ->
          claim(branch)
              .map(claim -> IDENTITY + "GithubWorkflow" + claim + " to be " + quoted(failed));
      case NO_SCT, WRONG_SCT -> Optional.of(NO_SCT);
      case MALFORMED -> malformed(branch, failed);
      case UNKNOWN_LOG, WRONG_TIME ->
          isFailed(branch, CertificateJudge.SCT) ? Optional.of(NO_SCT) : Optional.empty();
      case NO_TIME, WRONG_TIMESTAMP, UNKNOWN_TIMESTAMPER -> Optional.of(TIMES + failed.found());
      case UNKNOWN_AUTHORITY, WRONG_CERTIFICATE -> Optional.of(LEAF);
      case NOT_VALID_THEN -> Optional.of(outside(branch, failed));
      case WRONG_MATERIAL ->
          by instanceof By.ByIdentity
              ? Optional.of(
                  "failed to verify log inclusion: transparency log certificate does not match")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** What cannot be read is something else than a file that is another one. */
  private static Optional<String> malformed(Step branch, Outcome.Failed failed) {
    if (isFailed(branch, BundleJudge.CERTIFICATE)) {
      return Optional.of("validation error: x509: malformed certificate");
    }
    if (isFailed(branch, TimestampJudge.TIMESTAMPS)) {
      return Optional.of(
          TIMES
              + "unable to verify signed timestamps: error parsing response into Timestamp: "
              + failed.found());
    }
    if (isFailed(branch, CertificateJudge.SCT)) {
      return Optional.of(NO_SCT);
    }
    return isFailed(branch, CertificateJudge.CHAIN) ? Optional.of(LEAF) : Optional.empty();
  }

  private static String outside(Step branch, Outcome.Failed failed) {
    if (isFailed(branch, TimestampJudge.TIMESTAMPS)) {
      return TIMES + failed.found();
    }
    return isFailed(branch, CertificateJudge.AT_LOG) ? OUTSIDE : LEAF;
  }

  /** Returns what is said of a legacy signature, or nothing for a failure of another kind. */
  static Optional<String> ofLegacy(Step branch, Outcome.Failed failed) {
    return switch (failed.cause()) {
      case WRONG_IDENTITY, WRONG_ISSUER -> Optional.of(nobody(branch));
      case WRONG_WORKFLOW ->
          claim(branch)
              .map(claim -> "expected GitHub Workflow " + claim + " not found in certificate");
      case NO_SCT ->
          Optional.of(
              "certificate does not include required embedded SCT and no detached SCT was set");
      case UNKNOWN_LOG ->
          Optional.of(
              isFailed(branch, CertificateJudge.SCT)
                  ? NO_CT_KEY
                  : "error verifying bundle: verifying bundle: rekor log public key not found for"
                      + " payload");
      case UNKNOWN_AUTHORITY -> Optional.of(UNKNOWN);
      case NO_LOG_ENTRY -> Optional.of(unlogged(failed));
      case NO_SERVICE, SERVICE_REFUSED, UNTRUSTED_SERVER ->
          Optional.of("searching log query: " + failed.found());
      case MALFORMED ->
          isFailed(branch, Step.SIGNED) ? Optional.empty() : Optional.of(failed.found());
      case WRONG_MATERIAL -> Optional.of("no certificate found on signature");
      case NOT_VALID_THEN ->
          Optional.of(
              isFailed(branch, CertificateJudge.AT_NOW)
                  ? "expected a signed timestamp to verify an expired certificate"
                  : "checking expiry on certificate with bundle: " + failed.found());
      default -> Optional.empty();
    };
  }

  private static String unlogged(Outcome.Failed failed) {
    return failed.expected().equals(LogLookup.OFFLINE)
        ? "offline verification failed"
        : "signature not found in transparency log";
  }

  private static String nobody(Step branch) {
    return "none of the expected identities matched what was in the certificate, got subjects ["
        + said(branch, IdentityCheck.SUBJECT)
        + "] with issuer "
        + said(branch, IdentityCheck.ISSUER);
  }

  private static String compared(String what, ExpectedText expected, Outcome.Failed failed) {
    ExpectedText broken =
        expected instanceof ExpectedText.Both both
            ? both.one().fits(failed.found()) ? both.other() : both.one()
            : expected;
    return broken instanceof ExpectedText.Matching matching
        ? what + " to match regex \"" + matching.pattern() + "\", got \"" + failed.found() + "\""
        : what + " \"" + broken + "\", got \"" + failed.found() + "\"";
  }

  private static String quoted(Outcome.Failed failed) {
    String found = failed.found().equals(IdentityCheck.NOTHING) ? "" : failed.found();
    return "\"" + failed.expected() + "\", got \"" + found + "\"";
  }

  private static Optional<ExpectedIdentity> expected(By by) {
    return by instanceof By.ByIdentity identity
        ? Optional.of(identity.identity())
        : Optional.empty();
  }

  private static Optional<String> claim(Step branch) {
    return Arrays.stream(FulcioExtension.values())
        .filter(claim -> CLAIMS.containsKey(claim) && isFailed(branch, claim.words()))
        .map(CLAIMS::get)
        .findFirst();
  }

  private static String said(Step branch, String name) {
    return step(branch, name)
        .map(
            each ->
                switch (each.outcome()) {
                  case Outcome.Passed passed -> passed.evidence();
                  case Outcome.Failed failed -> failed.found();
                  case Outcome.NotReached _ -> "";
                })
        .orElse("");
  }

  private static boolean isFailed(Step branch, String name) {
    return step(branch, name).filter(s -> s.outcome() instanceof Outcome.Failed).isPresent();
  }

  private static Optional<Step> step(Step branch, String name) {
    return branch.all().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Returns the last lines of what was checked. */
  static String lastCheck(VerificationReport report) {
    return report.by() instanceof By.ByKey
        ? "  - The signatures were verified against the specified public key"
        : "  - The code-signing certificate was verified using trusted certificate authority"
            + " certificates";
  }
}
