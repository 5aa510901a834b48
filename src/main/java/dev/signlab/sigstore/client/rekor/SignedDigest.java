package dev.signlab.sigstore.client.rekor;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.MessageSignature;
import java.util.Optional;

/**
 * The digest that a signature covers, as logs want to have it: they never see what was signed, so a
 * signature over the message itself, as pure Ed25519 makes them, is nothing that they could verify.
 */
final class SignedDigest {

  private SignedDigest() {}

  /** Returns what the signature of a message covers. */
  static Digest of(MessageSignature message, EntrySigner signer, String log) {
    DigestAlgorithm algorithm = hash(signer, log);
    return Digest.ofBytes(algorithm, message.digest());
  }

  /** Returns what the signature of an envelope covers: the digest of its encoding. */
  static Digest of(BundleContent.Envelope sealed, EntrySigner signer, String log) {
    return Digest.of(hash(signer, log), sealed.envelope().preAuthEncoding());
  }

  private static DigestAlgorithm hash(EntrySigner signer, String log) {
    return signer
        .algorithm()
        .digestAlgorithm()
        .orElseThrow(
            () ->
                Problem.of(log + " takes no signature of pure Ed25519")
                    .expected("a signature over a digest: ECDSA, RSA or Ed25519ph")
                    .found(signer.algorithm().words() + ", which covers the message itself")
                    .hint("an ECDSA key does for both", new Intent.MakeKeys(Optional.empty()))
                    .cause(Cause.WRONG_ALGORITHM)
                    .asException());
  }
}
