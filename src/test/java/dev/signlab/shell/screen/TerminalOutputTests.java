package dev.signlab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.command.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TerminalOutputTests {

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final TerminalOutput guarded = new TerminalOutput(terminal);

  @Test
  void aCharacterThatComesInPiecesIsWhole() throws IOException {
    for (byte b : "Grüße \u202e 你\r\n".getBytes(StandardCharsets.UTF_8)) {
      guarded.write(b);
    }

    assertThat(shown()).isEqualTo("Grüße \\u{202e} 你\r\n");
  }

  @Test
  void bytesThatAreNoTextAreSpelled() throws IOException {
    guarded.write(new byte[] {'a', (byte) 0x9b, '3', '1', 'm', (byte) 0xc3, 'b', 0x1b, '[', '2'});

    assertThat(shown()).isEqualTo("a\\x{9b}31m\\x{c3}b\\u{1b}[2");
  }

  @Test
  void noBytesWhateverCommandTheTerminal() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    guarded.write(noise, 0, noise.length);

    assertThat(shown().chars().filter(Character::isISOControl).filter(c -> c != '\n' && c != '\t'))
        .allMatch(c -> c == '\r');
    assertThat(shown()).doesNotContain("\u001b", "\r\u001b");
  }

  @Test
  void aPipeGetsTheBytesAsTheyAre() throws IOException {
    ByteArrayOutputStream pipe = new ByteArrayOutputStream();
    StreamScreen screen =
        new StreamScreen(guarded, guarded, Screen.Style.PIPE, Questions.UNANSWERED);
    byte[] bytes = {0x1b, (byte) 0x9b, 0, '\r'};

    screen.redirected(pipe, screen.rawErr()).rawOut().write(bytes);
    screen.programOut().write(bytes);

    assertThat(pipe.toByteArray()).isEqualTo(bytes);
    assertThat(Arrays.equals(terminal.toByteArray(), bytes)).isTrue();
  }

  private String shown() {
    return terminal.toString(StandardCharsets.UTF_8);
  }
}
