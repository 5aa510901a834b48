package dev.signlab.engine.bundle;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** An artifact in a file, read once for each digest that is asked for. */
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
      return Optional.of(ArtifactProblems.whole(in, name));
    } catch (IOException e) {
      throw ArtifactProblems.unreadable(name, e);
    }
  }

  private Digest computed(DigestAlgorithm algorithm) {
    try (InputStream in = new CountedStream(Files.newInputStream(file), progress)) {
      return Digest.of(algorithm, in);
    } catch (IOException e) {
      throw ArtifactProblems.unreadable(name, e);
    }
  }
}
