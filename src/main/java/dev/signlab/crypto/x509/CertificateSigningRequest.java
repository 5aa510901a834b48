package dev.signlab.crypto.x509;

import dev.signlab.crypto.Pem;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** A request to certify a key (RFC 2986), which is signed by that key. Immutable. */
public final class CertificateSigningRequest {

  private final PKCS10CertificationRequest request;

  private CertificateSigningRequest(PKCS10CertificationRequest request) {
    this.request = request;
  }

  /**
   * Reads a request in PEM; {@code what} names it in problems.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static CertificateSigningRequest parsePem(byte[] pem, String what) {
    Pem block = Pem.parse(pem, what);
    try {
      PKCS10CertificationRequest request = new PKCS10CertificationRequest(block.bytes());
      if (request.getSubjectPublicKeyInfo() == null) {
        throw new IOException("it holds no key");
      }
      return new CertificateSigningRequest(request);
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw Problem.of(what + " is not a certificate signing request")
          .expected("PKCS#10 in PEM")
          .found(Reason.of(e))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  /** Returns the key that is to be certified: SubjectPublicKeyInfo in DER. */
  public byte[] key() {
    try {
      return request.getSubjectPublicKeyInfo().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new AssertionError("it was encoded before", e);
    }
  }

  /** Tells whether the key itself signed the request. */
  public boolean isSigned() {
    try {
      ContentVerifierProvider verifier =
          new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo());
      return request.isSignatureValid(verifier);
    } catch (OperatorCreationException | PKCSException e) {
      return false;
    }
  }
}
