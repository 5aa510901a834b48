package dev.signlab.engine.bundle;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An artifact that can be read only once, such as standard input: all digests are computed on the
 * way. Whoever needs the bytes asks for them first; then they are kept.
 */
final class StreamArtifact implements Artifact {

  private static final int BUFFER = 64 << 10;

  private final InputStream in;
  private final String name;
  private final Map<DigestAlgorithm, Digest> digests = new EnumMap<>(DigestAlgorithm.class);
  private byte @Nullable [] kept;

  StreamArtifact(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  @Override
  public Optional<Digest> digest(DigestAlgorithm algorithm) {
    if (kept != null) {
      return Optional.of(Digest.of(algorithm, kept));
    }
    if (digests.isEmpty()) {
      try {
        readAll();
      } catch (IOException e) {
        throw ArtifactProblems.unreadable(name, e);
      }
    }
    return Optional.ofNullable(digests.get(algorithm));
  }

  @Override
  public Optional<byte[]> bytes() {
    if (kept == null && digests.isEmpty()) {
      try {
        kept = ArtifactProblems.whole(in, name);
      } catch (IOException e) {
        throw ArtifactProblems.unreadable(name, e);
      }
    }
    return Optional.ofNullable(kept).map(byte[]::clone);
  }

  private void readAll() throws IOException {
    Map<DigestAlgorithm, MessageDigest> computations = new EnumMap<>(DigestAlgorithm.class);
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      computations.put(algorithm, algorithm.newMessageDigest());
    }
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      for (MessageDigest computation : computations.values()) {
        computation.update(buffer, 0, n);
      }
    }
    computations.forEach((algorithm, c) -> digests.put(algorithm, Digest.finish(algorithm, c)));
  }
}
