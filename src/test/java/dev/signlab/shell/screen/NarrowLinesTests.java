package dev.signlab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.command.Screen;
import org.junit.jupiter.api.Test;

class NarrowLinesTests {

  private static final Screen.Style TERMINAL = new Screen.Style(40, 24, 0, true, false);
  private static final String LINE =
      "    This can lead you to sign a different image than the intended one.";

  @Test
  void noWordIsCutInTwoOnATerminal() {
    assertThat(NarrowLines.of(LINE, TERMINAL))
        .containsExactly(
            "    This can lead you to sign a", "    different image than the intended", "    one.");
  }

  @Test
  void whatFitsAndWhatAProgramReadsStays() {
    assertThat(NarrowLines.of("short", TERMINAL)).containsExactly("short");
    assertThat(NarrowLines.of(LINE + LINE, Screen.Style.PIPE)).containsExactly(LINE + LINE);
  }
}
