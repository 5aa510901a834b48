package dev.signlab.engine.blob;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.MessageSignature;
import java.util.Base64;
import java.util.Optional;

/**
 * A new signature over a file:
 *
 * <pre>{@code BlobSignature.of(Artifact.of(bytes), keys).bundle().bytes()}</pre>
 *
 * @param key by which it verifies
 * @param digest of the file, under the hash that was signed, or SHA-256 where the key signed all of
 *     the file
 * @param bytes of the signature
 */
@SuppressWarnings("ArrayRecordComponent") // copied at the door; two signatures are never compared
public record BlobSignature(VerificationKey key, Digest digest, byte[] bytes) {

  /** Copies the bytes. */
  public BlobSignature {
    bytes = bytes.clone();
  }

  /**
   * Signs an artifact: its digest, which takes constant memory, or all of it where the key asks for
   * that (Ed25519).
   *
   * @throws dev.signlab.diagnostic.LabException when the artifact cannot be read, or is larger than
   *     {@link Artifact#LARGEST_WHOLE} and the key signs only whole messages
   */
  public static BlobSignature of(Artifact artifact, Signer signer) {
    Optional<DigestAlgorithm> hash = signer.algorithm().digestAlgorithm();
    if (hash.isPresent()) {
      Digest digest = artifact.digest(hash.get()).orElseThrow();
      return new BlobSignature(signer.publicKey(), digest, signer.signDigest(digest));
    }
    byte[] whole = artifact.bytes().orElseThrow();
    Digest digest = Digest.of(whole);
    return new BlobSignature(signer.publicKey(), digest, signer.sign(whole));
  }

  /** Returns the signature as a sigstore bundle, which names its key by a hint. */
  public Bundle bundle() {
    return Bundle.ofKey(key, message());
  }

  /** Returns the signature as the content of a bundle, to be signed by somebody. */
  public MessageSignature message() {
    return MessageSignature.of(digest, bytes);
  }

  /** Returns the signature in Base64, as cosign prints it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
