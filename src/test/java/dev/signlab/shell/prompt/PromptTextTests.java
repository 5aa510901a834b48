package dev.signlab.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.run.LabSession;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
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
}
