package dev.signlab.crypto;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** Takes private keys apart and puts them together: PKCS#8 (RFC 5958), SEC 1 and PKCS#1. */
final class PrivateKeyInfo {

  private static final byte[] VERSION_0 = DerWriter.integer(BigInteger.ZERO);
  private static final byte[] VERSION_1 = DerWriter.integer(BigInteger.ONE);

  private PrivateKeyInfo() {}

  static KeyPair parse(Pem block, String what) {
    return switch (block.label()) {
      case Pem.PRIVATE_KEY -> parse(block.bytes(), what);
      case "EC PRIVATE KEY" -> parse(wrapped(sec1Type(block.bytes(), what), block.bytes()), what);
      case "RSA PRIVATE KEY" -> parse(wrapped(KeyType.RSA, block.bytes()), what);
      default -> throw unknownLabel(block, what);
    };
  }

  static KeyPair parse(byte[] der, String what) {
    DerReader outer = new DerReader(der, what);
    DerReader info = outer.sequence();
    outer.end();
    info.integer();
    KeyType type = PublicKeyInfo.typeOf(info.sequence(), what);
    byte[] key = info.octets();
    VerificationKey publicKey = PublicKeyInfo.parse(publicKeyOf(type, key, what), what);
    return new KeyPair(platformKey(type, der, what), publicKey);
  }

  /** As Go writes it: only with the public key inside is there nothing to compute when reading. */
  static byte[] encode(PrivateKey privateKey, VerificationKey publicKey) {
    KeyType type = publicKey.type();
    if (!type.isEcdsa()) {
      return privateKey.getEncoded();
    }
    byte[] point = PublicKeyInfo.keyOf(publicKey.encoded());
    byte[] secret = DerWriter.fixed(((ECPrivateKey) privateKey).getS(), type.fieldBytes());
    byte[] sec1 =
        DerWriter.sequence(
            VERSION_1, DerWriter.octets(secret), DerWriter.context(1, DerWriter.bits(point)));
    return wrapped(type, sec1);
  }

  private static byte[] wrapped(KeyType type, byte[] key) {
    return DerWriter.sequence(VERSION_0, PublicKeyInfo.algorithmOf(type), DerWriter.octets(key));
  }

  private static byte[] publicKeyOf(KeyType type, byte[] key, String what) {
    byte[] inner =
        switch (type) {
          case ECDSA_P256, ECDSA_P384, ECDSA_P521 -> pointOf(type, key, what);
          case RSA -> rsaPublicKey(key, what);
          case ED25519 -> ed25519PublicKey(key, what);
        };
    return PublicKeyInfo.encode(type, inner);
  }

  private static byte[] ed25519PublicKey(byte[] key, String what) {
    byte[] seed = new DerReader(key, what).octets();
    if (seed.length != KeyType.ED25519.fieldBytes()) {
      throw PublicKeyInfo.unsupported(what, "an Ed25519 key of " + seed.length + " bytes");
    }
    return DerivedPublicKey.ed25519(seed);
  }

  private static byte[] pointOf(KeyType type, byte[] sec1, String what) {
    DerReader fields = new DerReader(sec1, what).sequence();
    fields.integer();
    BigInteger secret = new BigInteger(1, fields.octets());
    if (!DerivedPublicKey.isSecret(type, secret)) {
      throw PublicKeyInfo.unsupported(what, "a number that is not on the curve " + type.words());
    }
    if (fields.nextIs(DerReader.CONTEXT)) {
      fields.context(0);
    }
    if (fields.nextIs(DerReader.CONTEXT + 1)) {
      return fields.context(1).bits();
    }
    return DerivedPublicKey.point(type, secret);
  }

  private static byte[] rsaPublicKey(byte[] pkcs1, String what) {
    DerReader fields = new DerReader(pkcs1, what).sequence();
    fields.integer();
    return DerWriter.sequence(
        DerWriter.integer(fields.integer()), DerWriter.integer(fields.integer()));
  }

  private static KeyType sec1Type(byte[] sec1, String what) {
    DerReader fields = new DerReader(sec1, what).sequence();
    fields.integer();
    fields.octets();
    if (!fields.nextIs(DerReader.CONTEXT)) {
      throw PublicKeyInfo.unsupported(what, "an elliptic curve without a name");
    }
    String oid = fields.context(0).objectIdentifier();
    return KeyType.byCurve(oid)
        .orElseThrow(() -> PublicKeyInfo.unsupported(what, "elliptic curve " + oid));
  }

  private static PrivateKey platformKey(KeyType type, byte[] der, String what) {
    byte[] plain = Arrays.copyOf(der, der.length);
    try {
      return KeyFactory.getInstance(type.keyFactory())
          .generatePrivate(new PKCS8EncodedKeySpec(plain));
    } catch (GeneralSecurityException e) {
      throw Problem.of(what + " is not a usable private key")
          .expected("a private key of kind " + type.words())
          .found(Reason.of(e))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  private static LabException unknownLabel(Pem block, String what) {
    return Problem.of(what + " holds no private key that can be read without a password")
        .expected("PRIVATE KEY, EC PRIVATE KEY or RSA PRIVATE KEY")
        .found(block.label())
        .cause(Cause.MALFORMED)
        .asException();
  }
}
