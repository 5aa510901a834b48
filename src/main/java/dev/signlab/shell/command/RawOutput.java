package dev.signlab.shell.command;

import dev.signlab.storage.ContentWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Bytes on standard output as they are, so that their digest can be taken behind a pipe. A reader
 * that has gone away is no failure: there is nobody left to tell.
 */
public final class RawOutput {

  private RawOutput() {}

  /** Shows bytes; on a terminal a line end is put behind them where they have none. */
  public static void show(Invocation invocation, byte[] bytes) {
    boolean ends = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
    bytes(invocation, bytes);
    if (!ends && invocation.screen().style().height() > 0) {
      text(invocation, "\n");
    }
  }

  /** Writes a text without a line end of its own. */
  public static void text(Invocation invocation, String text) {
    bytes(invocation, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes. */
  public static void bytes(Invocation invocation, byte[] bytes) {
    bytes(invocation.screen().rawOut(), bytes);
  }

  /**
   * Writes bytes to one of the streams of a screen.
   *
   * @throws dev.signlab.diagnostic.LabException when they cannot be written, though they are read
   */
  public static void bytes(OutputStream stream, byte[] bytes) {
    try {
      send(stream, out -> out.write(bytes));
    } catch (IOException e) {
      throw LostOutput.of(e);
    }
  }

  /**
   * Sends content to a stream of a screen, and stops where its reader goes.
   *
   * @throws IOException when the content cannot be read, or not be written though it is read
   */
  public static void send(OutputStream stream, ContentWriter content) throws IOException {
    try {
      OutputStream out = new Watched(stream);
      content.writeTo(out);
      out.flush();
    } catch (ReaderGoneException e) {
      // There is nobody left to tell.
      return;
    }
  }

  /** Tells a reader that has gone from a disk that is full. */
  private static final class Watched extends FilterOutputStream {

    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw told(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        throw told(e);
      }
    }

    /** The stream of the screen is closed by the screen. */
    @Override
    public void close() throws IOException {
      flush();
    }

    private static IOException told(IOException e) {
      return LostOutput.isOfReader(e) ? new ReaderGoneException(e) : e;
    }
  }

  private static final class ReaderGoneException extends IOException {

    private static final long serialVersionUID = 1L;

    ReaderGoneException(IOException cause) {
      super(cause);
    }
  }
}
