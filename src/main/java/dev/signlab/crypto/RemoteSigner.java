package dev.signlab.crypto;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.Optional;

/**
 * Signs by a {@link RemoteKey}: messages are hashed here and only the digest travels, and what
 * comes back is handed out only when it verifies by the public key. Immutable and safe for use by
 * several threads.
 */
public final class RemoteSigner implements Signer {

  private final VerificationKey publicKey;
  private final SignatureAlgorithm algorithm;
  private final RemoteKey key;

  private RemoteSigner(VerificationKey publicKey, SignatureAlgorithm algorithm, RemoteKey key) {
    this.publicKey = publicKey;
    this.algorithm = algorithm;
    this.key = key;
  }

  /** Returns a signer for images of cosign's legacy layout. */
  public static RemoteSigner of(VerificationKey publicKey, RemoteKey key) {
    return new RemoteSigner(publicKey, publicKey.type().simpleSigningAlgorithm(), key);
  }

  @Override
  public VerificationKey publicKey() {
    return publicKey;
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public byte[] sign(byte[] message) {
    Optional<DigestAlgorithm> hash = algorithm.digestAlgorithm();
    if (hash.isPresent()) {
      return signDigest(Digest.of(hash.get(), message));
    }
    byte[] signature = key.signMessage(algorithm, message);
    return checked(signature, publicKey.verifier(algorithm).verifies(message, signature));
  }

  @Override
  public byte[] signDigest(Digest digest) {
    if (!algorithm.digestAlgorithm().equals(Optional.of(digest.algorithm()))) {
      throw new IllegalArgumentException(algorithm + " does not sign a " + digest.algorithm());
    }
    byte[] signature = key.signDigest(algorithm, digest);
    return checked(signature, publicKey.verifier(algorithm).verifies(digest, signature));
  }

  /** Ed25519ph is left out: neither transit engines nor tokens of today compute it. */
  @Override
  public Signer with(SignatureAlgorithm other) {
    if (other.fits(publicKey.type()) && other != SignatureAlgorithm.ED25519_PREHASHED) {
      return new RemoteSigner(publicKey, other, key);
    }
    return Signer.super.with(other);
  }

  private byte[] checked(byte[] signature, boolean valid) {
    if (!valid) {
      throw wrongSignature();
    }
    return signature;
  }

  private LabException wrongSignature() {
    return Problem.of("the signature of " + key.name() + " does not verify by its own public key")
        .tried("sign by " + key.name() + ", then verify")
        .expected("a signature by " + publicKey)
        .found("one by another key, or over something else; it was thrown away")
        .cause(Cause.WRONG_KEY)
        .asException();
  }

  @Override
  public String toString() {
    return key.name() + ", " + publicKey;
  }
}
