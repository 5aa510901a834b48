package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a learner sees is pinned: each file under {@code transcripts/<group>} is a session that must
 * go exactly so. {@link Transcript} says how such a file is written.
 */
class TranscriptTests {

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyTranscriptGoesAsWritten() throws IOException, URISyntaxException {
    Path root = Path.of(Objects.requireNonNull(getClass().getResource("/transcripts")).toURI());
    List<Path> files;
    try (Stream<Path> found = Files.walk(root)) {
      files = found.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(root.relativize(file).toString(), () -> play(file)));
  }

  private void play(Path file) throws IOException {
    String written = Files.readString(file);
    Path workspace = Files.createTempDirectory(folder, "session-");
    assertThat(Transcript.play(written, workspace)).isEqualTo(Transcript.commandsOf(written));
  }
}
