package dev.signlab.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactTests {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("artifact"), "what was signed");
  }

  private static byte[] bytes() {
    return "what was signed".getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readsAgainForEachDigest() {
    Artifact artifact = Artifact.of(file);
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      assertThat(artifact.digest(algorithm)).contains(Digest.of(algorithm, bytes()));
    }
    assertThat(artifact.bytes()).contains(bytes());
  }

  @Test
  void refusesAFileThatChangedBetweenTwoDigests() throws IOException {
    Artifact artifact = Artifact.of(file);
    artifact.digest(DigestAlgorithm.SHA256);
    Files.writeString(file, "what is there now");
    assertThatThrownBy(() -> artifact.digest(DigestAlgorithm.SHA512))
        .hasMessageContaining("changed while it was read");
    assertThatThrownBy(artifact::bytes).hasMessageContaining("changed while it was read");
  }

  @Test
  void refusesAFileThatChangedAfterItsBytesWereRead() throws IOException {
    Artifact artifact = Artifact.of(file);
    artifact.bytes();
    Files.writeString(file, "what is there now");
    assertThatThrownBy(() -> artifact.digest(DigestAlgorithm.SHA384))
        .hasMessageContaining("changed while it was read");
    assertThatThrownBy(artifact::bytes).hasMessageContaining("changed while it was read");
  }
}
