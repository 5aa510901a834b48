package dev.signlab.crypto;

/**
 * Something that signs: a key in memory, or one that a device or a service keeps. Safe for use by
 * several threads.
 */
public interface Signer {

  /** Returns the key by which the signatures verify. */
  VerificationKey publicKey();

  /** Returns the algorithm of the signatures. */
  SignatureAlgorithm algorithm();

  /** Signs a message, which is hashed here where the algorithm asks for it. */
  byte[] sign(byte[] message);
}
