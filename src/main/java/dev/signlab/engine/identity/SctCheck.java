package dev.signlab.engine.identity;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.trust.Trust;
import dev.signlab.sigstore.certificate.CertificateEntry;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import dev.signlab.sigstore.trustedroot.LogInstance;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Checks that a log of certificates that is believed promised to publish a certificate.
 *
 * @param trust whom to believe
 * @param beside a timestamp that does not stand in the certificate
 */
record SctCheck(Trust trust, Optional<SignedCertificateTimestamp> beside) {

  private static final String SPECIFICATION =
      "https://www.rfc-editor.org/rfc/rfc6962.html#section-3.2";

  Step judge(Certificate leaf, Certificate issuer) {
    if (!trust.asksSct()) {
      return step(new Outcome.NotReached("no log of certificates was to be asked"));
    }
    try {
      Optional<byte[]> embedded = leaf.extension(CertificateEntry.TIMESTAMPS);
      return step(
          embedded.isPresent()
              ? any(
                  SignedCertificateTimestamp.parseExtension(embedded.get(), "the SCT"),
                  CertificateEntry.embedding(leaf, issuer.key()))
              : detached(leaf));
    } catch (LabException e) {
      return step(new Outcome.Failed(e.problem().failureOr(Cause.MALFORMED)));
    }
  }

  private Outcome detached(Certificate leaf) {
    return beside
        .map(each -> any(List.of(each), CertificateEntry.whole(leaf)))
        .orElseGet(
            () ->
                new Outcome.Failed(
                    Cause.NO_SCT, "an SCT in the certificate, or beside it", "neither"));
  }

  /** One that holds is enough, as a certificate may be in several logs. */
  private Outcome any(List<SignedCertificateTimestamp> all, CertificateEntry entry) {
    Outcome last = new Outcome.Failed(Cause.NO_SCT, "an SCT", "an empty list of them");
    for (SignedCertificateTimestamp each : all) {
      last = one(each, entry);
      if (last instanceof Outcome.Passed) {
        return last;
      }
    }
    return last;
  }

  private Outcome one(SignedCertificateTimestamp sct, CertificateEntry entry) {
    Optional<LogInstance> log =
        trust.root().ctlogs().stream()
            .filter(each -> Arrays.equals(each.id(), sct.logId()))
            .findFirst();
    if (log.isEmpty()) {
      return new Outcome.Failed(
          Cause.UNKNOWN_LOG,
          LogInstance.oneOf(trust.root().ctlogs()),
          "a log with the id " + Base64.getEncoder().encodeToString(sct.logId()));
    }
    if (!log.get().validFor().contains(sct.timestamp())) {
      return new Outcome.Failed(
          Cause.WRONG_TIME, log.get().validFor().toString(), sct.timestamp().toString());
    }
    return sct.verifies(entry, log.get().key())
        ? new Outcome.Passed(log.get().baseUrl() + " promised it " + sct.timestamp())
        : new Outcome.Failed(
            Cause.WRONG_SCT,
            "a signature by " + log.get().baseUrl() + " over this certificate",
            "one that does not verify");
  }

  private static Step step(Outcome outcome) {
    return Step.of(CertificateJudge.SCT, SPECIFICATION, outcome);
  }
}
