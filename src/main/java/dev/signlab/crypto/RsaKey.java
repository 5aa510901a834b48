package dev.signlab.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;

/**
 * An RSA key, by which the platform's own provider verifies.
 *
 * @param key the key
 */
record RsaKey(PublicKey key) implements KeyMaterial {

  @Override
  public boolean verifies(SignatureAlgorithm algorithm, byte[] message, byte[] signature) {
    return PlatformVerification.verifies(key, algorithm, message, signature);
  }

  /**
   * The platform has no RSA signature over a digest, so it takes the padding off (RFC 8017, section
   * 8.2.2) and the rest is compared byte for byte.
   */
  @Override
  public boolean verifies(SignatureAlgorithm algorithm, Digest digest, byte[] signature) {
    if (signature.length != modulusBytes()) {
      return false;
    }
    try {
      Cipher padding = RsaDigestInfo.newCipher();
      padding.init(Cipher.DECRYPT_MODE, key);
      return MessageDigest.isEqual(padding.doFinal(signature), RsaDigestInfo.of(digest));
    } catch (BadPaddingException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the platform refuses a key that it made", e);
    }
  }

  private int modulusBytes() {
    return (bits() + 7) / 8;
  }

  int bits() {
    return key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 0;
  }
}
