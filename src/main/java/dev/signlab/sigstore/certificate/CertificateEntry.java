package dev.signlab.sigstore.certificate;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.time.Instant;

/**
 * What a log of certificates signs and holds of one certificate (RFC 6962, section 3.2): the
 * certificate itself, or, where the timestamp stands inside of it, all of it but the timestamp.
 */
public sealed interface CertificateEntry {

  /** The extension that keeps anybody from using a precertificate (RFC 6962, section 3.1). */
  String POISON = "1.3.6.1.4.1.11129.2.4.3";

  /** The extension that holds timestamps (RFC 6962, section 3.3). */
  String TIMESTAMPS = "1.3.6.1.4.1.11129.2.4.2";

  /**
   * A certificate whose timestamp comes beside it: {@code x509_entry}.
   *
   * @param certificate in DER
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Whole(byte[] certificate) implements CertificateEntry {
    /** Copies the bytes. */
    public Whole {
      certificate = certificate.clone();
    }
  }

  /**
   * A certificate whose timestamp stands inside of it: {@code precert_entry}.
   *
   * @param issuerKeyHash SHA-256 of the issuer's SubjectPublicKeyInfo
   * @param toBeSigned tbsCertificate in DER, without poison and timestamps
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Precertificate(byte[] issuerKeyHash, byte[] toBeSigned) implements CertificateEntry {
    /** Copies the bytes. */
    public Precertificate {
      issuerKeyHash = issuerKeyHash.clone();
      toBeSigned = toBeSigned.clone();
    }
  }

  /** Returns the entry of a certificate whose timestamp comes beside it. */
  static CertificateEntry whole(Certificate certificate) {
    return new Whole(certificate.encoded());
  }

  /** Returns the entry of a certificate that holds its timestamps, or will hold them. */
  static CertificateEntry embedding(Certificate certificate, VerificationKey issuer) {
    return new Precertificate(hash(issuer), certificate.toBeSignedWithout(TIMESTAMPS));
  }

  /**
   * Returns the entry of a precertificate.
   *
   * @throws dev.signlab.diagnostic.LabException when it has no poison
   */
  static CertificateEntry poisoned(Certificate precertificate, VerificationKey issuer) {
    if (precertificate.extension(POISON).isEmpty()) {
      throw Problem.of("the certificate is no precertificate")
          .expected("the extension " + POISON)
          .found("a certificate without it")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return new Precertificate(hash(issuer), precertificate.toBeSignedWithout(POISON));
  }

  private static byte[] hash(VerificationKey issuer) {
    return Digest.of(issuer.encoded()).bytes();
  }

  /**
   * Returns the bytes that a timestamp signs. A log's tree has the same bytes as its leaf ({@code
   * MerkleTreeLeaf}, section 3.4): the structures differ by name alone.
   *
   * @param timestamp in milliseconds
   * @param extensions of the timestamp; empty in most logs
   */
  default byte[] timestamped(Instant timestamp, byte[] extensions) {
    TlsWriter out = new TlsWriter().number(0, 1).number(0, 1).number(timestamp.toEpochMilli(), 8);
    switch (this) {
      case Whole whole -> out.number(0, 2).vector(whole.certificate(), 3);
      case Precertificate pre ->
          out.number(1, 2).fixed(pre.issuerKeyHash()).vector(pre.toBeSigned(), 3);
    }
    return out.vector(extensions, 2).bytes();
  }
}
