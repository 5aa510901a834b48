package dev.signlab.shell.builtin;

import dev.signlab.shell.command.Invocation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes and text for standard output; a reader that has gone away is no failure. */
final class Output {

  private Output() {}

  static void text(Invocation invocation, String text) {
    bytes(invocation, text.getBytes(StandardCharsets.UTF_8));
  }

  static void bytes(Invocation invocation, byte[] bytes) {
    OutputStream out = invocation.screen().rawOut();
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      // The reader at the other end has gone; there is nobody left to tell.
      return;
    }
  }
}
