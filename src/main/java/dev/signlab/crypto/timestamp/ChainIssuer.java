package dev.signlab.crypto.timestamp;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.CertificateExtension;
import dev.signlab.crypto.x509.CertificateTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Issues the certificates of the authority (RFC 5280; RFC 3161, section 2.3): the extended key
 * usage of its own is critical and names timestamps alone.
 */
final class ChainIssuer {

  private static final String ROOT = "O=Container Signing Lab,CN=lab-tsa-root";
  private static final String LEAF = "O=Container Signing Lab,CN=lab-tsa";

  private static final Duration LIFETIME = Duration.ofDays(3_652);

  /** A clock that is turned back a little still finds the certificates valid. */
  private static final Duration EARLIER = Duration.ofDays(1);

  private final KeyPair rootKeys = KeyPair.generate(KeyType.ECDSA_P256);
  private final Instant from;

  private ChainIssuer(Instant now) {
    this.from = now.minus(EARLIER);
  }

  /** Issues a root and, by it, a certificate for a key; the root's key is forgotten. */
  static AuthorityChain issue(VerificationKey key, Instant now) {
    ChainIssuer issuer = new ChainIssuer(now);
    return AuthorityChain.of(issuer.leaf(key), issuer.root());
  }

  private Certificate root() {
    VerificationKey key = rootKeys.publicKey();
    return sign(
        ROOT,
        key,
        CertificateExtension.subjectKey(key),
        CertificateExtension.authority(1),
        CertificateExtension.keyOfAuthority());
  }

  private Certificate leaf(VerificationKey key) {
    return sign(
        LEAF,
        key,
        CertificateExtension.subjectKey(key),
        CertificateExtension.noAuthority(),
        CertificateExtension.keyOfSigner(),
        CertificateExtension.timeStamping(),
        CertificateExtension.authorityKey(rootKeys.publicKey()));
  }

  private Certificate sign(
      String subject, VerificationKey key, CertificateExtension... extensions) {
    return new CertificateTemplate(
            ROOT,
            subject,
            key,
            CertificateTemplate.randomSerial(),
            from,
            from.plus(LIFETIME),
            List.of(extensions))
        .sign(rootKeys);
  }
}
