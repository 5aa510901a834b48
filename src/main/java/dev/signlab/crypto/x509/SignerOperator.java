package dev.signlab.crypto.x509;

import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Signer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/**
 * A signer of ours in the form in which the library takes one, for certificates and for CMS. Makes
 * one signature; used by one thread.
 */
public final class SignerOperator implements ContentSigner {

  private final Signer signer;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  /** Signs by the algorithm that the signer has. */
  public SignerOperator(Signer signer) {
    this.signer = signer;
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return new DefaultSignatureAlgorithmIdentifierFinder().find(name(signer.algorithm()));
  }

  @Override
  public OutputStream getOutputStream() {
    return content;
  }

  @Override
  public byte[] getSignature() {
    return signer.sign(content.toByteArray());
  }

  private static String name(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ECDSA_SHA256 -> "SHA256withECDSA";
      case ECDSA_SHA384 -> "SHA384withECDSA";
      case ECDSA_SHA512 -> "SHA512withECDSA";
      case RSA_PKCS1_SHA256 -> "SHA256withRSA";
      case ED25519 -> "Ed25519";
      case ED25519_PREHASHED ->
          throw new IllegalArgumentException("certificates have no Ed25519ph (RFC 8410)");
    };
  }
}
