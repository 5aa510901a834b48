package dev.signlab.environment.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.environment.home.LabHome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedServerTests {

  private static final String NEVER_ANSWERS = "exec sleep 613";

  @TempDir Path folder;

  /** A server that nobody was told of would run on. */
  @Test
  void whoIsInterruptedLeavesNoProcess() {
    LabHome home = new LabHome(folder).make();
    DetachedServer server =
        new DetachedServer("registry", home, folder.resolve("registry-process"));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> server.start(List.of("/bin/sh", "-c", NEVER_ANSWERS), 0))
        .hasCauseInstanceOf(InterruptedException.class);
    for (int i = 0; i < 500 && left() > 0; i++) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(left()).isZero();
  }

  private static long left() {
    return ProcessHandle.current()
        .children()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(words -> words.contains("sleep 613"))
        .count();
  }
}
