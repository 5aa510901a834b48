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

  /**
   * Tells the same of a message of which only the digest is at hand.
   *
   * @param digest of the message, under exactly the hash that {@link
   *     SignatureAlgorithm#digestAlgorithm()} of {@link #algorithm()} names
   * @throws IllegalArgumentException for a digest of another hash, and for pure Ed25519, which has
   *     none
   */
  boolean verifies(Digest digest, byte[] signature);
}
