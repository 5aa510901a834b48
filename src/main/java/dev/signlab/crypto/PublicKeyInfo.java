package dev.signlab.crypto;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Takes SubjectPublicKeyInfo apart (RFC 5280, section 4.1), checks the key, and puts it together.
 */
final class PublicKeyInfo {

  static final String EC = "1.2.840.10045.2.1";
  static final String RSA = "1.2.840.113549.1.1.1";
  static final String ED25519 = "1.3.101.112";

  private static final int FEWEST_RSA_BITS = 2048;
  private static final int MOST_RSA_BITS = 4096;

  /** Go keeps the exponent in an int of 32 bits. */
  private static final int MOST_EXPONENT_BITS = 31;

  private PublicKeyInfo() {}

  /** Finds the kind of key behind an AlgorithmIdentifier; it is the same in PKCS#8. */
  static KeyType typeOf(DerReader algorithm, String what) {
    String oid = algorithm.objectIdentifier();
    return switch (oid) {
      case EC -> curveOf(algorithm, what);
      case RSA -> KeyType.RSA;
      case ED25519 -> KeyType.ED25519;
      default -> throw unsupported(what, "algorithm " + oid);
    };
  }

  private static KeyType curveOf(DerReader algorithm, String what) {
    if (!algorithm.nextIs(DerReader.OBJECT_IDENTIFIER)) {
      throw unsupported(what, "an elliptic curve without a name");
    }
    String oid = algorithm.objectIdentifier();
    return KeyType.byCurve(oid).orElseThrow(() -> unsupported(what, "elliptic curve " + oid));
  }

  static byte[] algorithmOf(KeyType type) {
    return switch (type) {
      case ECDSA_P256, ECDSA_P384, ECDSA_P521 ->
          DerWriter.sequence(
              DerWriter.objectIdentifier(EC), DerWriter.objectIdentifier(type.curveOid()));
      case RSA -> DerWriter.sequence(DerWriter.objectIdentifier(RSA), DerWriter.nothing());
      case ED25519 -> DerWriter.sequence(DerWriter.objectIdentifier(ED25519));
    };
  }

  static byte[] encode(KeyType type, byte[] key) {
    return DerWriter.sequence(algorithmOf(type), DerWriter.bits(key));
  }

  /** Returns the key alone: the point of an elliptic one. */
  static byte[] keyOf(byte[] der) {
    DerReader info = new DerReader(der, "public key").sequence();
    info.sequence();
    return info.bits();
  }

  static VerificationKey parse(byte[] der, String what) {
    DerReader outer = new DerReader(der, what);
    DerReader info = outer.sequence();
    outer.end();
    DerReader algorithm = info.sequence();
    KeyType type = typeOf(algorithm, what);
    endParameters(type, algorithm, what);
    byte[] key = info.bits();
    info.end();
    return new VerificationKey(type, material(type, key, der, what), der.clone());
  }

  /** RSA has the parameters NULL (RFC 3279, 2.3.1), and Ed25519 has none (RFC 8410, section 3). */
  private static void endParameters(KeyType type, DerReader algorithm, String what) {
    if (type == KeyType.RSA) {
      if (algorithm.atEnd()) {
        throw unsupported(what, "an RSA key without the parameters NULL");
      }
      if (algorithm.value(DerReader.NULL).length > 0) {
        throw algorithm.malformed("a NULL with something in it");
      }
    }
    algorithm.end();
  }

  private static PublicKey platformKey(KeyType type, byte[] der, String what) {
    try {
      return KeyFactory.getInstance(type.keyFactory()).generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw Problem.of(what + " is not a usable public key")
          .expected("a public key of kind " + type.words())
          .found(Reason.of(e))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  private static KeyMaterial material(KeyType type, byte[] key, byte[] der, String what) {
    if (type.isEcdsa()) {
      return point(type, key, what);
    }
    if (type == KeyType.RSA) {
      checkRsa(key, what);
      return new RsaKey(platformKey(type, der, what));
    }
    checkEdwards(key, what);
    return new EdwardsKey(platformKey(type, der, what), key);
  }

  private static KeyMaterial point(KeyType type, byte[] key, String what) {
    if (key.length != 1 + 2 * type.fieldBytes() || key[0] != 4) {
      throw unsupported(what, "a point that is not in the uncompressed form");
    }
    return EllipticKey.of(type, key)
        .orElseThrow(() -> unsupported(what, "a point that is not on the curve " + type.words()));
  }

  /** With an exponent of 1 anybody can sign, and with an even one nobody can (RFC 8017, 3.1). */
  private static void checkRsa(byte[] key, String what) {
    DerReader outer = new DerReader(key, what);
    DerReader numbers = outer.sequence();
    outer.end();
    BigInteger modulus = numbers.integer();
    BigInteger exponent = numbers.integer();
    numbers.end();
    int bits = modulus.bitLength();
    if (modulus.signum() < 0 || bits < FEWEST_RSA_BITS || bits > MOST_RSA_BITS) {
      throw unsupported(what, "an RSA key of " + bits + " bits");
    }
    if (!modulus.testBit(0)) {
      throw unsupported(what, "an RSA key whose modulus is even");
    }
    if (!exponent.testBit(0) || exponent.compareTo(BigInteger.TWO) < 0) {
      throw unsupported(what, "an RSA key with the exponent " + exponent);
    }
    if (exponent.bitLength() > MOST_EXPONENT_BITS) {
      throw unsupported(what, "an RSA key with an exponent of " + exponent.bitLength() + " bits");
    }
  }

  /**
   * Under a key of small order anybody can make signatures, and under one outside the subgroup of
   * prime order, or in a second encoding, verifiers disagree (RFC 8032, section 8.9).
   */
  private static void checkEdwards(byte[] key, String what) {
    if (key.length != KeyType.ED25519.fieldBytes()) {
      throw unsupported(what, "an Ed25519 key of " + key.length + " bytes");
    }
    if (!Ed25519.validatePublicKeyFull(key, 0)) {
      throw unsupported(
          what,
          "an Ed25519 key that no private key has: a point of small order, or not the group's");
    }
  }

  static LabException unsupported(String what, String found) {
    return Problem.of(what + " is a key that cannot be used here")
        .expected("ECDSA P-256, P-384 or P-521, RSA of 2048 to 4096 bits, or Ed25519")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
