package dev.signlab.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.Signature;
import java.security.spec.EdDSAParameterSpec;
import java.util.Optional;

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

  /**
   * Returns the hash over which the signature is made, so that the digest of a message is enough to
   * sign or verify it; nothing for Ed25519, which wants the message itself, twice.
   */
  public Optional<DigestAlgorithm> digestAlgorithm() {
    return switch (this) {
      case ECDSA_SHA256, RSA_PKCS1_SHA256 -> Optional.of(DigestAlgorithm.SHA256);
      case ECDSA_SHA384 -> Optional.of(DigestAlgorithm.SHA384);
      case ECDSA_SHA512, ED25519_PREHASHED -> Optional.of(DigestAlgorithm.SHA512);
      case ED25519 -> Optional.empty();
    };
  }

  /** Returns the digest of a message under this algorithm's hash; not for pure Ed25519. */
  Digest digestOf(byte[] message) {
    return Digest.of(digestAlgorithm().orElseThrow(), message);
  }

  /** Refuses a digest of another hash than this algorithm's: a mistake of the caller. */
  void check(Digest digest) {
    if (!digestAlgorithm().equals(Optional.of(digest.algorithm()))) {
      throw new IllegalArgumentException(this + " does not sign a " + digest.algorithm());
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
