package dev.signlab.engine.identity;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.trust.ObservedTime;
import dev.signlab.engine.trust.Trust;
import dev.signlab.engine.trust.TrustedAuthority;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges whether a signer's certificate is to be believed and names who is expected: traced to an
 * authority at each time at which the signature was there, promised to a log of certificates, and
 * only then read.
 *
 * @param trust whom to believe; without anybody no certificate is believed
 * @param expected who should have signed
 * @param beside a timestamp of a log of certificates that does not stand in the certificate
 */
public record CertificateJudge(
    Optional<Trust> trust, ExpectedIdentity expected, Optional<SignedCertificateTimestamp> beside) {

  /** Where the certificate is traced to an authority of the trusted root. */
  public static final String CHAIN = "certificate chain";

  /** Where it is traced at the time that a log says. */
  public static final String AT_LOG = "at " + Observers.LOG_TIME;

  /** Where it is traced at the time of the clock. */
  public static final String AT_NOW = "at " + Observers.NOW;

  /** Where a log's promise to publish the certificate is checked. */
  public static final String SCT = "certificate in a log";

  /** Where the certificate's names are compared with the identity that is expected. */
  public static final String IDENTITY = "identity";

  /** Where all that is said of time stands in order. */
  public static final String AXIS = "in order of time";

  static final String SPECIFICATION =
      "https://github.com/sigstore/architecture-docs/blob/main/client-spec.md#4-verification";

  private static final String CHAIN_SPEC =
      "https://www.rfc-editor.org/rfc/rfc5280.html#section-6.1";

  /** Returns a judge who knows of no timestamp beside the certificate. */
  public static CertificateJudge of(Optional<Trust> trust, ExpectedIdentity expected) {
    return new CertificateJudge(trust, expected, Optional.empty());
  }

  /**
   * Judges a certificate.
   *
   * @param leaf the signer's certificate
   * @param others that came along with it, and may stand between it and an authority
   * @param times at which its signature was there; it has to hold at each, and one has to be known
   */
  public List<Step> judge(Certificate leaf, List<Certificate> others, List<ObservedTime> times) {
    List<Step> steps = new ArrayList<>(judged(leaf, others, times));
    if (!times.isEmpty()) {
      steps.add(TimeAxis.of(leaf, times));
    }
    return steps;
  }

  private List<Step> judged(Certificate leaf, List<Certificate> others, List<ObservedTime> times) {
    List<Step> chains = new ArrayList<>();
    Optional<Certificate> issuer = chains(leaf, others, times, chains);
    Step chain =
        chains.size() == 1 && times.isEmpty()
            ? chains.getFirst()
            : Step.branch(CHAIN, CHAIN_SPEC, chains);
    List<Step> steps = new ArrayList<>(List.of(chain));
    if (!chain.passed() || issuer.isEmpty()) {
      steps.add(skipped(SCT, "its issuer is not believed"));
      steps.add(skipped(IDENTITY, "a certificate that is not believed says nothing"));
      return steps;
    }
    steps.add(new SctCheck(trust.orElseThrow(), beside).judge(leaf, issuer.get()));
    steps.add(new IdentityCheck(expected).judge(leaf));
    return steps;
  }

  private Optional<Certificate> chains(
      Certificate leaf, List<Certificate> others, List<ObservedTime> times, List<Step> steps) {
    if (trust.isEmpty() || times.isEmpty()) {
      steps.add(Step.of(CHAIN, CHAIN_SPEC, undated()));
      return Optional.empty();
    }
    List<TrustedAuthority> authorities;
    try {
      authorities = trust.get().issuers().stream().map(each -> each.with(others)).toList();
    } catch (LabException e) {
      Outcome broken = new Outcome.Failed(e.problem().failureOr(Cause.MALFORMED));
      steps.add(Step.of(CHAIN, CHAIN_SPEC, broken));
      return Optional.empty();
    }
    Optional<Certificate> issuer = Optional.empty();
    for (ObservedTime time : times) {
      ChainCheck check = new ChainCheck(leaf, time.moment(), authorities);
      steps.add(Step.of("at " + time.source(), CHAIN_SPEC, check.outcome()));
      issuer = check.issuer();
    }
    return issuer;
  }

  private Outcome undated() {
    return trust.isEmpty()
        ? new Outcome.Failed(
            Cause.UNKNOWN_AUTHORITY, "a trusted root, which names authorities", "no --trusted-root")
        : new Outcome.NotReached("no time is known at which it should hold");
  }

  static Step skipped(String name, String because) {
    return Step.of(name, SPECIFICATION, new Outcome.NotReached(because));
  }
}
