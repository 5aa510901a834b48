package dev.signlab.engine.bundle;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import java.util.List;
import java.util.Optional;

/**
 * Which algorithms count as what a key of a kind signs bundles with, the usual one first. cosign
 * 2.5 signs with SHA-256 on every curve, cosign 3.1 with the hash of the curve's size; both are
 * accepted, since the bundle or the curve says which one it is.
 */
final class AcceptedAlgorithms {

  private AcceptedAlgorithms() {}

  /** For the payload of an envelope, which names no hash. */
  static List<SignatureAlgorithm> ofEnvelope(KeyType type) {
    return switch (type) {
      case ECDSA_P256 -> List.of(SignatureAlgorithm.ECDSA_SHA256);
      case ECDSA_P384 -> List.of(SignatureAlgorithm.ECDSA_SHA256, SignatureAlgorithm.ECDSA_SHA384);
      case ECDSA_P521 -> List.of(SignatureAlgorithm.ECDSA_SHA256, SignatureAlgorithm.ECDSA_SHA512);
      case RSA -> List.of(SignatureAlgorithm.RSA_PKCS1_SHA256);
      case ED25519 -> List.of(SignatureAlgorithm.ED25519, SignatureAlgorithm.ED25519_PREHASHED);
    };
  }

  /** For an envelope of which somebody says with which hash it was signed. */
  static List<SignatureAlgorithm> ofEnvelope(KeyType type, Optional<DigestAlgorithm> hash) {
    if (hash.isEmpty() || type == KeyType.ED25519) {
      return ofEnvelope(type);
    }
    return List.of(type.algorithms()).stream()
        .filter(each -> each.digestAlgorithm().equals(hash))
        .toList();
  }

  /** For a message whose hash the bundle names, or does not. */
  static List<SignatureAlgorithm> ofMessage(KeyType type, Optional<DigestAlgorithm> named) {
    if (type == KeyType.ED25519) {
      boolean prehashed = named.equals(Optional.of(DigestAlgorithm.SHA512));
      return List.of(prehashed ? SignatureAlgorithm.ED25519_PREHASHED : SignatureAlgorithm.ED25519);
    }
    return ofEnvelope(type).stream()
        .filter(each -> named.isEmpty() || each.digestAlgorithm().equals(named))
        .toList();
  }
}
