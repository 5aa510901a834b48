package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.run.LineRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadyAnswersTests {

  @TempDir private static Path folder;

  @BeforeAll
  static void write() {
    new ReadyAnswers(Wiring.of(Wiring.setting(false)).session().service(LineRunner.class))
        .write(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help",
        "--help",
        "version",
        "cosign version",
        "cosign completion zsh",
        "cosign verify --help",
        "help cosign sign-blob"
      })
  void holdsWhatTheCommandSays(String line) throws IOException {
    try (Evening evening = Evening.in(Files.createTempDirectory(folder, "evening"))) {
      String ready = Files.readString(folder.resolve(line));
      assertThat(evening.type(line)).isEqualTo(evening.world().inThisWorld(ready));
    }
  }

  @Test
  void hasMostCommandsTwice() {
    assertThat(ReadyAnswers.questions()).hasSizeGreaterThan(2 * Commands.all().size() - 40);
  }

  @Test
  void leavesOutWhatSaysMoreThanItsOutput() {
    assertThat(folder.resolve("cosign triangulate --help")).doesNotExist();
    assertThat(folder.resolve("help cosign triangulate")).exists();
  }

  @Test
  void leavesOutWhatDoesSomething() {
    assertThat(ReadyAnswers.questions()).doesNotContain("echo --help");
  }
}
