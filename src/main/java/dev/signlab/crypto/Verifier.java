package dev.signlab.crypto;

/** Something by which signatures verify. Safe for use by several threads. */
public interface Verifier {

  /** Returns the algorithm of the signatures. */
  SignatureAlgorithm algorithm();

  /**
   * Tells whether a signature over a message was made by this key. Malformed signatures are simply
   * not valid; nothing is thrown for them.
   */
  boolean verifies(byte[] message, byte[] signature);
}
