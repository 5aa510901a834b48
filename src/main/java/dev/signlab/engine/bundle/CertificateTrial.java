package dev.signlab.engine.bundle;

import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Verifier;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.engine.identity.CertificateJudge;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.trust.ObservedTime;
import dev.signlab.sigstore.bundle.KeySource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds out whether the key in a certificate made a signature, and whether to believe that
 * certificate.
 *
 * @param chain the signer's certificate, and those that came along with it
 * @param trial of its key
 * @param judge who believes certificates or does not
 */
public record CertificateTrial(List<Certificate> chain, KeyTrial trial, CertificateJudge judge)
    implements SignerTrial {

  private static final String NAME = "the certificate";

  /** Copies the list. */
  public CertificateTrial {
    chain = List.copyOf(chain);
  }

  /** Returns the trial of the first certificate's key. */
  static CertificateTrial of(KeySource source, CertificateJudge judge) {
    List<byte[]> certificates =
        source instanceof KeySource.CertificateChain several
            ? several.certificates()
            : List.of(source.leaf().orElseThrow());
    List<Certificate> chain =
        certificates.stream().map(der -> Certificate.parse(der, NAME)).toList();
    NamedKey key = new NamedKey(NAME, chain.getFirst().key());
    return new CertificateTrial(
        chain, new KeyTrial(key, List::of, other -> Optional.empty()), judge);
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
    return chain.getFirst().encoded();
  }

  @Override
  public boolean isDated() {
    return true;
  }

  @Override
  public List<Step> signer(List<ObservedTime> times) {
    return judge.judge(chain.getFirst(), chain.subList(1, chain.size()), times);
  }
}
