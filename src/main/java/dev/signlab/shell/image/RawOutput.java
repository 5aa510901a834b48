package dev.signlab.shell.image;

import dev.signlab.shell.command.Invocation;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes on standard output as they are, so that their digest can be taken behind a pipe. */
public final class RawOutput {

  private RawOutput() {}

  /** Shows bytes; on a terminal a line end is put behind them where they have none. */
  public static void show(Invocation invocation, byte[] bytes) {
    OutputStream out = invocation.screen().rawOut();
    boolean ends = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
    try {
      out.write(bytes);
      if (!ends && invocation.screen().style().height() > 0) {
        out.write('\n');
      }
      out.flush();
    } catch (IOException e) {
      // The reader at the other end has gone; there is nobody left to tell.
      return;
    }
  }
}
