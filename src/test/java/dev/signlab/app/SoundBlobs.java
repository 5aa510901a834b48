package dev.signlab.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The blobs of a registry before lines damage some, since a snapshot of a world has none. */
final class SoundBlobs {

  private final Path folder;
  private final Map<Path, byte[]> kept = new LinkedHashMap<>();

  SoundBlobs(Path folder) {
    this.folder = folder;
  }

  /** Remembers all of them. */
  void keep() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        kept.put(file, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts back those that were remembered, and forgets them. */
  void mend() {
    try {
      for (Map.Entry<Path, byte[]> each : kept.entrySet()) {
        Files.write(each.getKey(), each.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kept.clear();
  }
}
