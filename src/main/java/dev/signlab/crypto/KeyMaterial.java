package dev.signlab.crypto;

/** A public key ready to verify by. Implementations are immutable and safe for several threads. */
sealed interface KeyMaterial permits EllipticKey, RsaKey, EdwardsKey {

  /** Tells whether a signature of an algorithm that fits the key is one of a message. */
  boolean verifies(SignatureAlgorithm algorithm, byte[] message, byte[] signature);

  /** Tells the same of the message's digest under the algorithm's own hash. */
  boolean verifies(SignatureAlgorithm algorithm, Digest digest, byte[] signature);
}
