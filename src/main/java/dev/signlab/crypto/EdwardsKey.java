package dev.signlab.crypto;

import java.security.PublicKey;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * An Ed25519 key. Messages are verified by the platform's own provider; digests (Ed25519ph, RFC
 * 8032, section 5.1.7) by Bouncy Castle's class for the curve, since the platform takes none.
 *
 * @param key the key
 * @param point its 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record EdwardsKey(PublicKey key, byte[] point) implements KeyMaterial {

  private static final byte[] NO_CONTEXT = {};

  @Override
  public boolean verifies(SignatureAlgorithm algorithm, byte[] message, byte[] signature) {
    return PlatformVerification.verifies(key, algorithm, message, signature);
  }

  @Override
  public boolean verifies(SignatureAlgorithm algorithm, Digest digest, byte[] signature) {
    return signature.length == Ed25519.SIGNATURE_SIZE
        && Ed25519.verifyPrehash(signature, 0, point, 0, NO_CONTEXT, digest.bytes(), 0);
  }

  static byte[] signPrehash(byte[] seed, Digest digest) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.signPrehash(seed, 0, NO_CONTEXT, digest.bytes(), 0, signature, 0);
    return signature;
  }
}
