package dev.signlab.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.storage.ContentWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawOutputTests {

  private static final byte[] BYTES = {1, 2, 3};

  @Test
  void bytesStayAsTheyAre() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    RawOutput.send(stream, new ByteArrayInputStream(BYTES)::transferTo);
    assertThat(stream.toByteArray()).isEqualTo(BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Broken pipe", "Pipe closed", "Connection reset by peer"})
  void aReaderThatHasGoneIsNoFailure(String message) {
    assertThatCode(() -> RawOutput.bytes(failing(message), BYTES)).doesNotThrowAnyException();
    assertThatCode(
            () -> RawOutput.send(failing(message), new ByteArrayInputStream(BYTES)::transferTo))
        .doesNotThrowAnyException();
  }

  @Test
  void aFullDiskIs() {
    String message = "No space left on device";
    assertThatThrownBy(() -> RawOutput.bytes(failing(message), BYTES))
        .isInstanceOf(LabException.class);
    assertThatThrownBy(() -> RawOutput.send(failing(message), out -> out.write(BYTES)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void contentThatBreaksOffIsNoReaderThatHasGone() {
    ContentWriter broken =
        out -> {
          throw new IOException("Connection reset");
        };
    assertThatThrownBy(() -> RawOutput.send(new ByteArrayOutputStream(), broken))
        .isInstanceOf(IOException.class);
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
