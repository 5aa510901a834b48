package dev.signlab.crypto;

/**
 * A private key that stays where it is, in a service or a device, and signs what is sent to it.
 * Safe for use by several threads.
 */
public interface RemoteKey {

  /**
   * Signs a digest.
   *
   * @param algorithm one that hashes, with which the key can sign
   * @param digest under the algorithm's hash
   * @return the signature in the form of {@link SignatureAlgorithm}: DER for ECDSA
   */
  byte[] signDigest(SignatureAlgorithm algorithm, Digest digest);

  /** Signs a message by an algorithm that does not hash it first: pure Ed25519. */
  byte[] signMessage(SignatureAlgorithm algorithm, byte[] message);

  /** Returns where the key is, for a person: the reference under which it was asked for. */
  String name();
}
