package dev.signlab.crypto;

import java.math.BigInteger;

/** Puts public keys together from the numbers in which services and tokens hand them out. */
public final class PublicKeyParts {

  private PublicKeyParts() {}

  /**
   * Makes an Ed25519 key.
   *
   * @param key the 32 bytes of RFC 8032
   * @param what names it in problems
   */
  public static VerificationKey ed25519(byte[] key, String what) {
    return PublicKeyInfo.parse(PublicKeyInfo.encode(KeyType.ED25519, key), what);
  }

  /** Makes an RSA key of its modulus and its public exponent. */
  public static VerificationKey rsa(BigInteger modulus, BigInteger exponent, String what) {
    byte[] pkcs1 = DerWriter.sequence(DerWriter.integer(modulus), DerWriter.integer(exponent));
    return PublicKeyInfo.parse(PublicKeyInfo.encode(KeyType.RSA, pkcs1), what);
  }

  /**
   * Makes an ECDSA key.
   *
   * @param parameters the curve's object identifier in DER (ECParameters of RFC 3279)
   * @param point the point in the uncompressed form
   * @param what names it in problems
   */
  public static VerificationKey elliptic(byte[] parameters, byte[] point, String what) {
    byte[] algorithm = DerWriter.sequence(DerWriter.objectIdentifier(PublicKeyInfo.EC), parameters);
    return PublicKeyInfo.parse(DerWriter.sequence(algorithm, DerWriter.bits(point)), what);
  }

  /** Returns the bytes in an OCTET STRING: how PKCS#11 wraps points. */
  public static byte[] octets(byte[] der, String what) {
    return new DerReader(der, what).octets();
  }
}
