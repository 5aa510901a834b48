package dev.signlab.crypto;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** Verification of whole messages by the platform's own provider: RSA and Ed25519. */
final class PlatformVerification {

  private PlatformVerification() {}

  static boolean verifies(
      PublicKey key, SignatureAlgorithm algorithm, byte[] message, byte[] signature) {
    try {
      Signature computation = algorithm.newSignature();
      computation.initVerify(key);
      computation.update(message);
      return computation.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the platform refuses a key that it made", e);
    }
  }
}
