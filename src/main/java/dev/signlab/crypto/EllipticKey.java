package dev.signlab.crypto;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/**
 * A point on one of the curves, and ECDSA verification by it (FIPS 186-5, section 6.4.2). Bouncy
 * Castle's classes for single curves, without its provider: the first verification in a process
 * costs a sixth of the platform's, which computes tables first.
 */
final class EllipticKey implements KeyMaterial {

  private final ECPublicKeyParameters key;

  private EllipticKey(ECPublicKeyParameters key) {
    this.key = key;
  }

  /**
   * Returns the key of a point in the uncompressed form, or nothing when it is not on the curve.
   */
  static Optional<EllipticKey> of(KeyType type, byte[] point) {
    X9ECParameters curve = CustomNamedCurves.getByName(type.curve());
    try {
      return Optional.of(
          new EllipticKey(
              new ECPublicKeyParameters(
                  curve.getCurve().decodePoint(point), new ECDomainParameters(curve))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean verifies(SignatureAlgorithm algorithm, byte[] message, byte[] signature) {
    return verifies(algorithm, algorithm.digestOf(message), signature);
  }

  @Override
  public boolean verifies(SignatureAlgorithm algorithm, Digest digest, byte[] signature) {
    Optional<EcdsaSignature> numbers = EcdsaSignature.parse(signature);
    if (numbers.isEmpty()) {
      return false;
    }
    BigInteger r = numbers.get().r();
    BigInteger s = numbers.get().s();
    ECDSASigner computation = new ECDSASigner();
    computation.init(false, key);
    return computation.verifySignature(digest.bytes(), r, s);
  }
}
