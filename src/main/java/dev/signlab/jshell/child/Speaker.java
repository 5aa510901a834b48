package dev.signlab.jshell.child;

import dev.signlab.jshell.talk.Message;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Speaks to the lab, one message at a time. Safe for use by several threads. */
final class Speaker {

  private static final int BUFFER = 8192;

  private final DataOutputStream out;

  Speaker(OutputStream out) {
    this.out = new DataOutputStream(new BufferedOutputStream(out, BUFFER));
  }

  synchronized void say(Message message) {
    try {
      message.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a stream of which each line is told when it ends, or is flushed. */
  PrintStream printer(Message.Kind kind) {
    OutputStream told =
        new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            // A byte a character, since a buffer may end within one.
            say(Message.of(kind, new String(bytes, from, length, StandardCharsets.ISO_8859_1)));
          }
        };
    return new PrintStream(new BufferedOutputStream(told, BUFFER), true, StandardCharsets.UTF_8);
  }
}
