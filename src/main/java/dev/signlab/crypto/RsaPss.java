package dev.signlab.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * Signatures by RSASSA-PSS (RFC 8017, section 8.1) with SHA-256 and a salt as long as the digest.
 * The Update Framework has them; sigstore's registry of algorithms gives them to nobody any more,
 * so the lab makes none.
 */
public final class RsaPss {

  private static final int SALT = 32;

  private RsaPss() {}

  /** Tells whether a signature of a message is of an RSA key. */
  public static boolean verifies(VerificationKey key, byte[] message, byte[] signature) {
    try {
      Signature computation = Signature.getInstance("RSASSA-PSS");
      computation.setParameter(
          new PSSParameterSpec(
              "SHA-256",
              "MGF1",
              MGF1ParameterSpec.SHA256,
              SALT,
              PSSParameterSpec.TRAILER_FIELD_BC));
      computation.initVerify(
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key.encoded())));
      computation.update(message);
      return computation.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the platform verifies RSASSA-PSS", e);
    }
  }
}
