package dev.signlab.shell.screen;

import dev.signlab.diagnostic.TerminalText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The way to a terminal: everything that a command says goes through here, and nothing in it
 * commands the terminal but what the lab put there itself. Bytes that are no UTF-8 are shown as
 * {@code \x{9b}}. Safe for use by several threads.
 */
public final class TerminalOutput extends OutputStream {

  private static final int CHUNK = 8 << 10;

  private final OutputStream terminal;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  /** What is left of a character whose last bytes have not come. */
  private final ByteBuffer begun = ByteBuffer.allocate(CHUNK + 8);

  private final CharBuffer characters = CharBuffer.allocate(CHUNK + 8);
  private final StringBuilder text = new StringBuilder();

  /** Leads to a terminal's own stream. */
  public TerminalOutput(OutputStream terminal) {
    this.terminal = terminal;
  }

  /** Returns the terminal's own stream, for programs that may command it. */
  OutputStream terminal() {
    return terminal;
  }

  /** Returns how many rows a typed line has filled, where this leads to one's own output; or 0. */
  int rows() {
    return terminal instanceof LineOutput line ? line.rows() : 0;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += CHUNK) {
      begun.put(bytes, offset + done, Math.min(CHUNK, length - done));
      begun.flip();
      decode();
      begun.compact();
    }
    show();
  }

  private void decode() {
    CoderResult result = decoder.decode(begun, characters, false);
    take();
    while (result.isError() || result.isOverflow()) {
      for (int i = 0; result.isError() && i < result.length(); i++) {
        text.append("\\x{").append(Integer.toHexString(begun.get() & 0xff)).append('}');
      }
      result = decoder.decode(begun, characters, false);
      take();
    }
  }

  private void take() {
    text.append(characters.flip());
    characters.clear();
  }

  /** A carriage return waits for what follows it, since only a line end may. */
  private void show() throws IOException {
    boolean waits = !text.isEmpty() && text.charAt(text.length() - 1) == '\r';
    String now = text.substring(0, text.length() - (waits ? 1 : 0));
    text.setLength(0);
    text.append(waits ? "\r" : "");
    terminal.write(TerminalText.visible(now).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void flush() throws IOException {
    terminal.flush();
  }
}
