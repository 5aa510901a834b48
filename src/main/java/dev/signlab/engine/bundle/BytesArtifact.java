package dev.signlab.engine.bundle;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import java.util.Optional;

/** An artifact in memory. */
final class BytesArtifact implements Artifact {

  private final byte[] content;

  BytesArtifact(byte[] content) {
    this.content = content.clone();
  }

  @Override
  public Optional<Digest> digest(DigestAlgorithm algorithm) {
    return Optional.of(Digest.of(algorithm, content));
  }

  @Override
  public Optional<byte[]> bytes() {
    return Optional.of(content.clone());
  }
}
