package dev.signlab.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.EdDSAParameterSpec;

/**
 * The signature algorithms of sigstore's algorithm registry that the lab can compute, signing by
 * the platform's own provider ({@code content/design/crypto.adoc} has the figures behind the
 * choice).
 */
public enum SignatureAlgorithm {
  /** ECDSA with SHA-256, the signature in ASN.1 DER (FIPS 186-5, RFC 3279). */
  ECDSA_SHA256("ECDSA with SHA-256", "SHA256withECDSA"),
  /** ECDSA with SHA-384. */
  ECDSA_SHA384("ECDSA with SHA-384", "SHA384withECDSA"),
  /** ECDSA with SHA-512. */
  ECDSA_SHA512("ECDSA with SHA-512", "SHA512withECDSA"),
  /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2). */
  RSA_PKCS1_SHA256("RSA PKCS#1 v1.5 with SHA-256", "SHA256withRSA"),
  /** Ed25519 over the message itself (RFC 8032, section 5.1). */
  ED25519("Ed25519", "Ed25519"),
  /** Ed25519 over the SHA-512 of the message, called Ed25519ph (RFC 8032, section 5.1). */
  ED25519_PREHASHED("Ed25519ph", "Ed25519");

  private final String words;
  private final String standardName;

  SignatureAlgorithm(String words, String standardName) {
    this.words = words;
    this.standardName = standardName;
  }

  /** Returns the algorithm in words for a person. */
  public String words() {
    return words;
  }

  /** Tells whether keys of a kind can sign with this algorithm. */
  public boolean fits(KeyType type) {
    return switch (this) {
      case ECDSA_SHA256, ECDSA_SHA384, ECDSA_SHA512 -> type.isEcdsa();
      case RSA_PKCS1_SHA256 -> type == KeyType.RSA;
      case ED25519, ED25519_PREHASHED -> type == KeyType.ED25519;
    };
  }

  /** Returns the hash of a message that ECDSA signs; for ECDSA only. */
  byte[] hash(byte[] message) {
    String name =
        switch (this) {
          case ECDSA_SHA256 -> "SHA-256";
          case ECDSA_SHA384 -> "SHA-384";
          case ECDSA_SHA512 -> "SHA-512";
          default -> throw new IllegalStateException(this + " is not ECDSA");
        };
    try {
      return MessageDigest.getInstance(name).digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has " + name, e);
    }
  }

  Signature newSignature() throws GeneralSecurityException {
    Signature signature = Signature.getInstance(standardName);
    if (this == ED25519_PREHASHED) {
      prehash(signature);
    }
    return signature;
  }

  private static void prehash(Signature signature) throws InvalidAlgorithmParameterException {
    signature.setParameter(new EdDSAParameterSpec(true));
  }
}
