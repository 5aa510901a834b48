package dev.signlab.crypto;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;

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

  /**
   * Signs a message of which only the digest is at hand: the signature is the same as {@link #sign}
   * would make, or as good. This is how files of any length are signed.
   *
   * @param digest of the message, under exactly the hash that {@link
   *     SignatureAlgorithm#digestAlgorithm()} of {@link #algorithm()} names
   * @throws IllegalArgumentException for a digest of another hash, and for pure Ed25519, which has
   *     none
   */
  byte[] signDigest(Digest digest);

  /**
   * Returns a signer of the same key that uses another algorithm.
   *
   * @throws dev.signlab.diagnostic.LabException when this key cannot
   */
  default Signer with(SignatureAlgorithm other) {
    if (other == algorithm()) {
      return this;
    }
    throw Problem.of("this key does not sign with " + other.words())
        .expected(algorithm().words() + ", for a key of kind " + publicKey().type().words())
        .found(other.words())
        .cause(Cause.WRONG_ALGORITHM)
        .asException();
  }
}
