package dev.signlab.engine.blob;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.bundle.BundleJudgement;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import java.util.Optional;

/**
 * Makes a bundle of parts that were made apart.
 *
 * @param artifact what was signed
 * @param key by which the signature verifies
 */
public record BundleCreation(Artifact artifact, VerificationKey key) {

  /**
   * Returns a bundle of a signature: one over the artifact, or a whole envelope, which is what
   * cosign's older attestations of files are.
   */
  public Bundle of(byte[] signature) {
    return envelope(signature)
        .map(envelope -> Bundle.ofKey(key, new BundleContent.Envelope(envelope)))
        .orElseGet(() -> Bundle.ofKey(key, MessageSignature.of(digest(signature), signature)));
  }

  /** Tells whether a bundle verifies by the key. */
  public boolean verifies(Bundle bundle) {
    BundleJudgement judged =
        BundleJudge.ofFiles(new NamedKey("the key", key)).judge("bundle", bundle, artifact);
    return judged.passed();
  }

  private static Optional<DsseEnvelope> envelope(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != '{') {
      return Optional.empty();
    }
    try {
      return Optional.of(DsseEnvelope.parse(bytes, "envelope"));
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  /** The hash with which the key did sign; SHA-256 where that cannot be told. */
  private Digest digest(byte[] signature) {
    for (SignatureAlgorithm algorithm : key.type().algorithms()) {
      Optional<Digest> digest = algorithm.digestAlgorithm().flatMap(artifact::digest);
      if (digest.filter(d -> key.verifier(algorithm).verifies(d, signature)).isPresent()) {
        return digest.get();
      }
    }
    return artifact.digest(DigestAlgorithm.SHA256).orElseThrow();
  }
}
