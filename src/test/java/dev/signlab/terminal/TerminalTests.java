package dev.signlab.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTests {

  @Test
  void aProgramSeesATerminalOfTheGivenSize() {
    try (Terminal terminal =
        Terminal.start(
            Path.of("."), Map.of(), 100, 30, "sh", "-c", "test -t 1 && stty size; cat")) {
      terminal.await("30 100");
      terminal.type("hello");
      terminal.await("hello\nhello");
      terminal.press("\u0004");
      assertThat(terminal.waitFor()).isZero();
    }
  }

  @Test
  void controlSequencesAreLeftOut() {
    try (Terminal terminal =
        Terminal.start(Path.of("."), Map.of(), 80, 24, "printf", "\\033[1mbold\\033[0m")) {
      terminal.waitFor();
      assertThat(terminal.screen()).contains("bold").doesNotContain("\u001b");
    }
  }
}
