package dev.signlab.crypto.timestamp;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The certificates of a timestamp authority: its own, and the root that issued it. Immutable and
 * safe for use by several threads.
 */
public final class AuthorityChain {

  private final X509CertificateHolder leaf;
  private final X509CertificateHolder root;

  private AuthorityChain(X509CertificateHolder leaf, X509CertificateHolder root) {
    this.leaf = leaf;
    this.root = root;
  }

  static AuthorityChain of(Certificate leaf, Certificate root) {
    try {
      return new AuthorityChain(
          new X509CertificateHolder(leaf.encoded()), new X509CertificateHolder(root.encoded()));
    } catch (IOException e) {
      throw new AssertionError("they were read before", e);
    }
  }

  /**
   * Issues a root, whose key is not kept, and by it a certificate for a key (RFC 3161, section
   * 2.3); both are valid for ten years.
   *
   * @param now the time at which they are issued; they are valid since the day before
   */
  public static AuthorityChain issue(VerificationKey key, Instant now) {
    return ChainIssuer.issue(key, now);
  }

  /**
   * Reads a chain from PEM: the authority's own certificate, then the root.
   *
   * @param what names it in problems
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static AuthorityChain parsePem(byte[] pem, String what) {
    List<Pem> blocks = Pem.parseAll(pem, what);
    try {
      return new AuthorityChain(
          new X509CertificateHolder(blocks.get(0).bytes()),
          new X509CertificateHolder(blocks.get(1).bytes()));
    } catch (IOException | IndexOutOfBoundsException e) {
      throw Problem.of(what + " does not hold the certificates of an authority")
          .expected("its own and the one that issued it, in PEM")
          .found(Reason.of(e))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  /** Returns the certificates in DER, the root last. */
  public List<byte[]> der() {
    return List.of(der(leaf), der(root));
  }

  /** Returns the certificates in PEM, the root last. */
  public String pem() {
    return Pem.of(Pem.CERTIFICATE, der(leaf)).text() + Pem.of(Pem.CERTIFICATE, der(root)).text();
  }

  /** Returns since when the authority's certificate is valid. */
  public Instant validFrom() {
    return leaf.getNotBefore().toInstant();
  }

  X509CertificateHolder leaf() {
    return leaf;
  }

  private static byte[] der(X509CertificateHolder certificate) {
    try {
      return certificate.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException("it was encoded before", e);
    }
  }
}
