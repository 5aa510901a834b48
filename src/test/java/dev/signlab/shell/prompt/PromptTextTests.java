package dev.signlab.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.clock.WorldClock;
import dev.signlab.environment.home.LabHome;
import dev.signlab.shell.run.LabSession;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTextTests {

  @ParameterizedTest
  @CsvSource({
    "/host/me/lab/workspace, lab:~>",
    "/host/me/lab/workspace/sub, lab:~/sub>",
    "/host/me/lab/workspace/a-rather-long-name/and-another-one, lab:…/and-another-one>",
    "/host/me, lab:/host/me>",
    "/host/me/lab/workspace2, lab:/host/me/lab/workspace2>"
  })
  void theLearnersFolderIsHome(String folder, String prompt) {
    LabSession session =
        new LabSession(
            new LabSession.Setting(
                Path.of("/"),
                Map.of("HOME", "/host/me"),
                InputStream.nullInputStream(),
                InstantSource.system(),
                true),
            Map.of());
    assertThat(PromptText.plain(session)).isEqualTo("lab:/> ");
    session.settle(Path.of("/host/me/lab/workspace"));
    session.changeDirectory(Path.of(folder));
    assertThat(PromptText.plain(session)).isEqualTo(prompt + " ");
  }

  @Test
  void aTurnedClockIsSeen(@TempDir Path home) throws Exception {
    WorldClock clock = WorldClock.of(new LabHome(home), InstantSource.system());
    LabSession session =
        new LabSession(
            new LabSession.Setting(
                Path.of("/"), Map.of("HOME", "/"), InputStream.nullInputStream(), clock, true),
            Map.of());
    assertThat(PromptText.plain(session)).isEqualTo("lab:~> ");
    clock.turn(Duration.ofMinutes(-61));
    assertThat(PromptText.plain(session)).isEqualTo("lab:~ (clock -1h1m)> ");
    Files.writeString(home.resolve("clock"), "spoilt");
    Thread.sleep(11);
    assertThat(PromptText.plain(session)).isEqualTo("lab:~ (clock ?)> ");
  }
}
