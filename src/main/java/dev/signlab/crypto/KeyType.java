package dev.signlab.crypto;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of keys that the lab makes, imports, signs with and verifies by. */
public enum KeyType {
  /** ECDSA on NIST P-256, what cosign makes by itself. */
  ECDSA_P256("ECDSA P-256", "EC", "1.2.840.10045.3.1.7", "secp256r1", 32),
  /** ECDSA on NIST P-384. */
  ECDSA_P384("ECDSA P-384", "EC", "1.3.132.0.34", "secp384r1", 48),
  /** ECDSA on NIST P-521. */
  ECDSA_P521("ECDSA P-521", "EC", "1.3.132.0.35", "secp521r1", 66),
  /** RSA with a modulus of 2048 to 4096 bits. */
  RSA("RSA", "RSA", "", "", 0),
  /** Ed25519 (RFC 8032). */
  ED25519("Ed25519", "Ed25519", "", "", 32);

  private final String words;
  private final String keyFactory;
  private final String curveOid;
  private final String curve;
  private final int fieldBytes;

  KeyType(String words, String keyFactory, String curveOid, String curve, int fieldBytes) {
    this.words = words;
    this.keyFactory = keyFactory;
    this.curveOid = curveOid;
    this.curve = curve;
    this.fieldBytes = fieldBytes;
  }

  /** Returns the kind in words for a person, such as {@code ECDSA P-256}. */
  public String words() {
    return words;
  }

  /** Tells whether this is ECDSA on one of the curves. */
  public boolean isEcdsa() {
    return !curve.isEmpty();
  }

  /**
   * Returns the algorithm of image signatures in cosign's legacy layout: every ECDSA curve goes
   * with SHA-256 there, and Ed25519 signs the payload itself.
   */
  public SignatureAlgorithm simpleSigningAlgorithm() {
    return switch (this) {
      case ECDSA_P256, ECDSA_P384, ECDSA_P521 -> SignatureAlgorithm.ECDSA_SHA256;
      case RSA -> SignatureAlgorithm.RSA_PKCS1_SHA256;
      case ED25519 -> SignatureAlgorithm.ED25519;
    };
  }

  /** Returns every algorithm with which a key of this kind can sign, the usual one first. */
  public SignatureAlgorithm[] algorithms() {
    return Arrays.stream(SignatureAlgorithm.values())
        .filter(algorithm -> algorithm.fits(this))
        .toArray(SignatureAlgorithm[]::new);
  }

  /** Returns the usual algorithm with which a key of this kind signs such a digest. */
  public Optional<SignatureAlgorithm> algorithm(DigestAlgorithm digest) {
    return Arrays.stream(algorithms())
        .filter(each -> each.digestAlgorithm().equals(Optional.of(digest)))
        .findFirst();
  }

  static Optional<KeyType> byCurve(String oid) {
    return Arrays.stream(values())
        .filter(type -> type.isEcdsa() && type.curveOid.equals(oid))
        .findFirst();
  }

  /** The name by which the platform finds a key factory. */
  String keyFactory() {
    return keyFactory;
  }

  /** The object identifier of the curve; ECDSA only. */
  String curveOid() {
    return curveOid;
  }

  /** The name of the curve (SEC 2); ECDSA only. */
  String curve() {
    return curve;
  }

  /** The bytes of a coordinate, or of an Ed25519 key. */
  int fieldBytes() {
    return fieldBytes;
  }
}
