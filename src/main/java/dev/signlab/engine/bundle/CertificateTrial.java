package dev.signlab.engine.bundle;

import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Verifier;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds out whether the key in a certificate made a signature. Whether to believe the certificate
 * is not judged yet, so such a signature never passes as a whole.
 *
 * @param der the certificate
 * @param trial of its key
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record CertificateTrial(byte[] der, KeyTrial trial) implements SignerTrial {

  /** Where the certificate is traced to an authority of the trusted root. */
  static final String CHAIN = "certificate chain";

  /** Where the certificate's names are compared with the identity that is expected. */
  static final String IDENTITY = "identity";

  private static final String NAME = "the certificate";
  private static final String CHAIN_SPEC =
      "https://www.rfc-editor.org/rfc/rfc5280.html#section-6.1";

  static CertificateTrial of(byte[] der) {
    NamedKey key = new NamedKey(NAME, Certificate.parse(der, NAME).key());
    return new CertificateTrial(der, new KeyTrial(key, List::of, other -> Optional.empty()));
  }

  @Override
  public NamedKey key() {
    return trial.key();
  }

  @Override
  public Outcome outcome(
      Function<KeyType, List<SignatureAlgorithm>> accepted, Predicate<Verifier> signed) {
    return trial.outcome(accepted, signed);
  }

  @Override
  public byte[] verifier() {
    return der;
  }

  @Override
  public List<Step> signer() {
    Outcome chain =
        new Outcome.Failed(
            Cause.NOT_JUDGED,
            "a chain to an authority that is trusted",
            "a certificate, whose chain this lab does not judge yet");
    return List.of(
        Step.of(CHAIN, CHAIN_SPEC, chain),
        Step.of(
            IDENTITY,
            BundleJudge.SPECIFICATION,
            new Outcome.NotReached("a certificate that is not believed says nothing")));
  }
}
