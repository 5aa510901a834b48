package dev.signlab.services.fulcio;

import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.CertificateExtension;
import dev.signlab.crypto.x509.CertificateTemplate;
import dev.signlab.sigstore.certificate.CertificateEntry;
import dev.signlab.sigstore.certificate.FulcioExtension;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A certificate that is about to be issued (Fulcio, docs/certificate-specification.md). What is
 * logged of it and what is handed out differ in one extension alone, as RFC 6962 asks.
 *
 * @param template the certificate without the promise of a log
 * @param issuer signs it
 */
record CertificateDraft(CertificateTemplate template, Signer issuer) {

  /** How long certificates hold. */
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  /** Drafts the certificate of a key that belongs to somebody. */
  static CertificateDraft of(
      AuthorityChain chain, VerificationKey key, Principal principal, Instant from) {
    CertificateTemplate template =
        new CertificateTemplate(
            ChainIssuer.INTERMEDIATE,
            "",
            key,
            CertificateTemplate.randomSerial(),
            from,
            from.plus(LIFETIME),
            extensions(chain, key, principal));
    return new CertificateDraft(template, chain.keys().with(SignatureAlgorithm.ECDSA_SHA384));
  }

  private static List<CertificateExtension> extensions(
      AuthorityChain chain, VerificationKey key, Principal principal) {
    List<CertificateExtension> all = new ArrayList<>();
    all.add(CertificateExtension.keyOfSigner());
    all.add(CertificateExtension.codeSigning());
    all.add(CertificateExtension.subjectKey(key));
    all.add(CertificateExtension.authorityKey(chain.keys().publicKey()));
    all.add(principal.name());
    for (Map.Entry<FulcioExtension, String> each : principal.extensions().entrySet()) {
      FulcioExtension extension = each.getKey();
      byte[] value = extension.encode(each.getValue());
      all.add(new CertificateExtension(extension.oid(), false, value));
    }
    return all;
  }

  /** Returns the precertificate, which nobody can use, in DER. */
  byte[] precertificate() {
    return sign(template.with(CertificateExtension.mark(CertificateEntry.POISON)));
  }

  /** Returns the certificate with the promise of a log inside, in DER. */
  byte[] withTimestamp(SignedCertificateTimestamp timestamp) {
    byte[] value = SignedCertificateTimestamp.encodeExtension(List.of(timestamp));
    return sign(template.with(new CertificateExtension(CertificateEntry.TIMESTAMPS, false, value)));
  }

  /** Returns the certificate without a promise inside, in DER. */
  byte[] plain() {
    return sign(template);
  }

  private byte[] sign(CertificateTemplate some) {
    return some.sign(issuer).encoded();
  }
}
