package dev.signlab.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server leaves behind when it is killed in the middle of a write. */
class LeftoversTests {

  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  @TempDir Path folder;

  @Test
  void onlyWhatNobodyCanStillBeWritingIsDeleted() throws IOException {
    Path old = file("blobs/sha256/.writing-1.tmp", Duration.ofDays(2));
    Path young = file("blobs/sha256/.writing-2.tmp", Duration.ofSeconds(5));
    Path deep = file("generations/a/repositories/x/tags/.writing-3.tmp", Duration.ofHours(1));
    Path blob = file("blobs/sha256/aa", Duration.ofDays(2));
    Path other = file("blobs/sha256/.keep", Duration.ofDays(2));
    Leftovers.delete(folder, NOW);
    assertThat(old).doesNotExist();
    assertThat(deep).doesNotExist();
    assertThat(young).exists();
    assertThat(blob).exists();
    assertThat(other).exists();
  }

  @Test
  void aRegistryDeletesThemWhenItStarts() throws Exception {
    Path old = file("blobs/sha256/.writing-1.tmp", Duration.ofDays(2));
    try (EmbeddedRegistry registry =
        EmbeddedRegistry.start(RegistrySettings.of(folder, InstantSource.fixed(NOW)))) {
      assertThat(registry.port()).isPositive();
      for (int i = 0; i < 200 && Files.exists(old); i++) {
        Thread.sleep(25);
      }
      assertThat(old).doesNotExist();
    }
  }

  private Path file(String name, Duration age) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "half");
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    return file;
  }
}
