package dev.signlab.crypto;

import java.math.BigInteger;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * Computes the public key that belongs to a private one, where the file does not hold it. The
 * platform has no call for this; Bouncy Castle is loaded only when it comes to it.
 */
final class DerivedPublicKey {

  private DerivedPublicKey() {}

  /** Tells whether a number is a private key on a curve: from one to the curve's order. */
  static boolean isSecret(KeyType type, BigInteger number) {
    BigInteger order = CustomNamedCurves.getByName(type.curve()).getN();
    return number.signum() > 0 && number.compareTo(order) < 0;
  }

  /** The point in uncompressed form. */
  static byte[] point(KeyType type, BigInteger secret) {
    ECPoint generator = CustomNamedCurves.getByName(type.curve()).getG();
    return new FixedPointCombMultiplier().multiply(generator, secret).normalize().getEncoded(false);
  }

  static byte[] ed25519(byte[] seed) {
    return new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
  }
}
