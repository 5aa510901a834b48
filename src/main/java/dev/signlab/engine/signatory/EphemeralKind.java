package dev.signlab.engine.signatory;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Signer;

/**
 * What keys are made for single signatures.
 *
 * @param type kind of key
 * @param algorithm with which it signs
 * @param rsaBits of the modulus; 0 for other kinds
 */
public record EphemeralKind(KeyType type, SignatureAlgorithm algorithm, int rsaBits) {

  /** ECDSA on P-256 with SHA-256, what sigstore's tools make. */
  public static final EphemeralKind USUAL =
      new EphemeralKind(KeyType.ECDSA_P256, SignatureAlgorithm.ECDSA_SHA256, 0);

  /** Makes a new key. */
  Signer generate() {
    KeyPair made = type == KeyType.RSA ? KeyPair.generateRsa(rsaBits) : KeyPair.generate(type);
    return made.with(algorithm);
  }
}
