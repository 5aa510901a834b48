package dev.signlab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineOutputTests {

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final LineOutput output = new LineOutput(terminal, 10);

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "'a', 1",
    "'a|', 1",
    "'a|b|', 2",
    "'0123456789|', 1",
    "'0123456789a|', 2",
    "'└✔─éäöü…é|', 1",
    "'^[1mbold^[0m|', 1",
    "'^]8;;http://localhost:5001/a/very/long/one^\\link^]8;;^\\|', 1",
    "'a|b|^[H^[2Jc', 1"
  })
  void rowsAreCountedAsATerminalFillsThem(String text, int rows) throws IOException {
    String sent = text.replace('|', '\n').replace('^', '\u001b');
    for (byte octet : sent.getBytes(StandardCharsets.UTF_8)) {
      output.write(octet);
    }
    assertThat(output.rows()).isEqualTo(rows);
    assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo(sent);
  }

  @Test
  void whatWasLeftBehindShowsNothingMore() throws IOException {
    output.write("before".getBytes(StandardCharsets.UTF_8));
    output.leaveBehind();
    output.write("behind".getBytes(StandardCharsets.UTF_8));
    assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("before");
  }
}
