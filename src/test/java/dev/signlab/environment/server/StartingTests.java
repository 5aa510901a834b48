package dev.signlab.environment.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingTests {

  @TempDir Path folder;

  @Test
  void whoIsInterruptedWaitsForNoStart() throws IOException {
    Path note = folder.resolve("registry-starting");
    Process other = new ProcessBuilder("sleep", "600").start();
    try {
      new ServerProcess(other.pid(), other.info().startInstant(), 0, true).record(note);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> Starting.await(note, "registry"))
          .hasMessageContaining("its start was not waited for")
          .hasCauseInstanceOf(InterruptedException.class);
    } finally {
      other.destroy();
    }
  }
}
