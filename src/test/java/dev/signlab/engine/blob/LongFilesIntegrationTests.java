package dev.signlab.engine.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are many times larger than the heap of the process that signs them. */
class LongFilesIntegrationTests {

  private static final long BYTES = 256L << 20;

  @TempDir private Path folder;

  @Test
  void aFileTenTimesTheHeapIsSignedAndVerified() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Tool.Run run =
        new Tool(java)
            .within(Duration.ofMinutes(3))
            .succeed(
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LongFileMain.class.getName(),
                sparse(BYTES).toString());
    assertThat(run.stdout()).isEqualTo("ECDSA_P256 true\nECDSA_P384 true\nRSA true\n");
  }

  @Test
  void progressIsToldOnTheWay() throws IOException {
    AtomicLong told = new AtomicLong();
    Artifact artifact = Artifact.of(sparse(64L << 20), "long", told::set);
    BlobSignature.of(artifact, KeyPair.generate());
    assertThat(told).hasValue(64L << 20);
  }

  @Test
  void aKeyThatSignsWholeMessagesRefusesWhatIsTooLong() throws IOException {
    Artifact artifact = Artifact.of(sparse(Artifact.LARGEST_WHOLE + 1L), "long", done -> {});
    KeyPair keys = KeyPair.generate(KeyType.ED25519);
    assertThatThrownBy(() -> BlobSignature.of(artifact, keys))
        .hasMessage("long is too large for an Ed25519 key");
  }

  private Path sparse(long length) throws IOException {
    Path file = folder.resolve("long");
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.setLength(length);
    }
    return file;
  }
}
