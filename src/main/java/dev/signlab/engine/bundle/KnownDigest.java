package dev.signlab.engine.bundle;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import java.util.Optional;

/**
 * An artifact of which only the digest is known.
 *
 * @param known the digest
 */
record KnownDigest(Digest known) implements Artifact {

  @Override
  public Optional<Digest> digest(DigestAlgorithm algorithm) {
    return Optional.of(known).filter(digest -> digest.algorithm() == algorithm);
  }

  @Override
  public Optional<byte[]> bytes() {
    return Optional.empty();
  }
}
