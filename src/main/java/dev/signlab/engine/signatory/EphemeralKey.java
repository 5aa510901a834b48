package dev.signlab.engine.signatory;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import org.jspecify.annotations.Nullable;

/**
 * A key for one signature. When it is closed the private half is gone: nothing holds it any more,
 * and it signs nothing. (The platform's own keys cannot be overwritten in memory; they are left to
 * the garbage collector.)
 */
final class EphemeralKey implements Signer, AutoCloseable {

  private final VerificationKey publicKey;
  private final SignatureAlgorithm algorithm;
  private volatile @Nullable Signer key;

  private EphemeralKey(Signer key) {
    this.publicKey = key.publicKey();
    this.algorithm = key.algorithm();
    this.key = key;
  }

  static EphemeralKey generate(EphemeralKind kind) {
    return new EphemeralKey(kind.generate());
  }

  /** Tells whether the private half is gone. */
  boolean isDestroyed() {
    return key == null;
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
    return key().sign(message);
  }

  @Override
  public byte[] signDigest(Digest digest) {
    return key().signDigest(digest);
  }

  private Signer key() {
    Signer held = key;
    if (held == null) {
      throw new IllegalStateException("the key is destroyed");
    }
    return held;
  }

  @Override
  public void close() {
    key = null;
  }

  /** Says which key this was; nothing of the private half. */
  @Override
  public String toString() {
    return "ephemeral key " + publicKey;
  }
}
