package dev.signlab.engine.bundle;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * An artifact in a file, read once for each digest that is asked for. A file that is another one
 * when it is read again is refused: a signature over the one says nothing of the other.
 */
final class FileArtifact implements Artifact {

  private final Path file;
  private final String name;
  private final LongConsumer progress;
  private final Map<DigestAlgorithm, Digest> digests = new EnumMap<>(DigestAlgorithm.class);

  FileArtifact(Path file, String name, LongConsumer progress) {
    this.file = file;
    this.name = name;
    this.progress = progress;
  }

  @Override
  public Artifact afresh() {
    return new FileArtifact(file, name, progress);
  }

  @Override
  public Optional<Digest> digest(DigestAlgorithm algorithm) {
    Digest known = digests.get(algorithm);
    if (known == null) {
      known = computed(algorithm);
      digests.put(algorithm, known);
    }
    return Optional.of(known);
  }

  @Override
  public Optional<byte[]> bytes() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = ArtifactProblems.whole(in, name);
      known().ifPresent(digest -> requireSame(digest, Digest.of(digest.algorithm(), bytes)));
      digests.computeIfAbsent(DigestAlgorithm.SHA256, algorithm -> Digest.of(algorithm, bytes));
      return Optional.of(bytes);
    } catch (IOException e) {
      throw ArtifactProblems.unreadable(name, e);
    }
  }

  private Digest computed(DigestAlgorithm algorithm) {
    Optional<Digest> known = known();
    MessageDigest again = known.map(Digest::algorithm).orElse(algorithm).newMessageDigest();
    try (InputStream in = new CountedStream(Files.newInputStream(file), progress)) {
      Digest found =
          known.isEmpty()
              ? Digest.of(algorithm, in)
              : Digest.of(algorithm, new DigestInputStream(in, again));
      known.ifPresent(digest -> requireSame(digest, Digest.finish(digest.algorithm(), again)));
      return found;
    } catch (IOException e) {
      throw ArtifactProblems.unreadable(name, e);
    }
  }

  /** A digest of what was read before, if anything was. */
  private Optional<Digest> known() {
    return digests.values().stream().findFirst();
  }

  private void requireSame(Digest before, Digest now) {
    if (!now.equals(before)) {
      throw Problem.of(name + " changed while it was read")
          .expected(before.toString())
          .found(now.toString())
          .cause(Cause.DIGEST_MISMATCH)
          .asException();
    }
  }
}
