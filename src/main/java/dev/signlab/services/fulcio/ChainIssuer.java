package dev.signlab.services.fulcio;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.CertificateExtension;
import dev.signlab.crypto.x509.CertificateTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Issues the two certificates of a new authority (Fulcio, docs/certificate-specification.md), with
 * keys on P-384 as the public one has.
 */
final class ChainIssuer {

  /** How the intermediate certificate is called. */
  static final String INTERMEDIATE = "O=Container Signing Lab,CN=lab-fulcio-intermediate";

  private static final String ROOT = "O=Container Signing Lab,CN=lab-fulcio-root";

  /** A world whose clock is turned back still finds them valid. */
  private static final Duration EARLIER = Duration.ofDays(365);

  private static final Duration LATER = Duration.ofDays(3_652);

  private final KeyPair rootKeys = KeyPair.generate(KeyType.ECDSA_P384);
  private final Instant now;

  private ChainIssuer(Instant now) {
    this.now = now;
  }

  static AuthorityChain issue(Instant now) {
    ChainIssuer issuer = new ChainIssuer(now);
    KeyPair keys = KeyPair.generate(KeyType.ECDSA_P384);
    return new AuthorityChain(keys, issuer.intermediate(keys.publicKey()), issuer.root());
  }

  private Certificate root() {
    VerificationKey key = rootKeys.publicKey();
    return sign(
        ROOT,
        key,
        CertificateExtension.keyOfAuthority(),
        CertificateExtension.authority(1),
        CertificateExtension.subjectKey(key));
  }

  private Certificate intermediate(VerificationKey key) {
    return sign(
        INTERMEDIATE,
        key,
        CertificateExtension.keyOfAuthority(),
        CertificateExtension.codeSigning(),
        CertificateExtension.authority(0),
        CertificateExtension.subjectKey(key),
        CertificateExtension.authorityKey(rootKeys.publicKey()));
  }

  private Certificate sign(
      String subject, VerificationKey key, CertificateExtension... extensions) {
    return new CertificateTemplate(
            ROOT,
            subject,
            key,
            CertificateTemplate.randomSerial(),
            now.minus(EARLIER),
            now.plus(LATER),
            List.of(extensions))
        .sign(rootKeys.with(SignatureAlgorithm.ECDSA_SHA384));
  }
}
