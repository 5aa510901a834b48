package dev.signlab.crypto;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/**
 * A key that the platform's own provider verifies by: RSA and Ed25519.
 *
 * @param key the key
 */
record PlatformKey(PublicKey key) implements KeyMaterial {

  @Override
  public boolean verifies(SignatureAlgorithm algorithm, byte[] message, byte[] signature) {
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
