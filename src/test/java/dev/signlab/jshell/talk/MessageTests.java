package dev.signlab.jshell.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTests {

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static byte[] written(Message message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.write(new DataOutputStream(out));
    return out.toByteArray();
  }

  @ParameterizedTest
  @EnumSource
  void comesBackAsItWasSaid(Message.Kind kind) throws IOException {
    Message message = Message.of(kind, "", "ä 漢\n", "x".repeat(100_000));
    DataInputStream in = in(written(message));
    assertThat(Message.read(in)).contains(message);
    assertThat(Message.read(in)).isEmpty();
  }

  @Test
  void isRefusedWhenCutOrWithoutMeasure() throws IOException {
    byte[] whole = written(Message.of(Message.Kind.VALUE, "name"));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
    assertThatThrownBy(() -> Message.read(in(cut))).hasMessageContaining("3 of 4 bytes");
    byte[] long31 = {'v', 0, 0, 0, 1, 127, 0, 0, 0};
    assertThatThrownBy(() -> Message.read(in(long31))).hasMessageContaining("is not within");
    byte[] many = {'v', 127, 0, 0, 0};
    assertThatThrownBy(() -> Message.read(in(many))).hasMessageContaining("is not within");
    byte[] unknown = {'?', 0, 0, 0, 0};
    assertThatThrownBy(() -> Message.read(in(unknown))).hasMessageContaining("no kind");
  }
}
