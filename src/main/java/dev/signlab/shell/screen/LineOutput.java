package dev.signlab.shell.screen;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What one typed line sends to a terminal: counted in rows, so that what comes next can keep it on
 * the screen, and dropped once the line was left behind. Safe for use by several threads.
 */
public final class LineOutput extends OutputStream {

  private static final int ESCAPE = 0x1b;
  private static final int BELL = 7;

  /** Where in a control sequence of ECMA-48 the bytes are. */
  private enum Sequence {
    NONE,
    BEGUN,
    CONTROL,
    COMMAND
  }

  private final OutputStream terminal;
  private final int width;
  private Sequence sequence = Sequence.NONE;
  private int rows;
  private int column;
  private boolean closed;

  /**
   * Leads to a terminal.
   *
   * @param width columns of the terminal, at least 1
   */
  public LineOutput(OutputStream terminal, int width) {
    this.terminal = terminal;
    this.width = Math.max(1, width);
  }

  /** Returns how many rows have been filled since the line began, or since the screen was empty. */
  public synchronized int rows() {
    return rows + (column > 0 ? 1 : 0);
  }

  /** Lets nothing more through: a command that goes on by itself has lost its screen. */
  public synchronized void leaveBehind() {
    closed = true;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (closed) {
      return;
    }
    for (int i = offset; i < offset + length; i++) {
      count(bytes[i] & 0xff);
    }
    terminal.write(bytes, offset, length);
  }

  @Override
  public synchronized void flush() throws IOException {
    if (!closed) {
      terminal.flush();
    }
  }

  private void count(int octet) {
    switch (sequence) {
      case NONE -> show(octet);
      case BEGUN ->
          sequence =
              switch (octet) {
                case '[' -> Sequence.CONTROL;
                case ']' -> Sequence.COMMAND;
                default -> Sequence.NONE;
              };
      case CONTROL -> control(octet);
      case COMMAND -> {
        boolean ends = octet == BELL || octet == '\\';
        sequence = ends ? Sequence.NONE : Sequence.COMMAND;
      }
    }
  }

  private void control(int octet) {
    if (octet < 0x40) {
      return;
    }
    sequence = Sequence.NONE;
    if (octet == 'J') {
      rows = 0;
      column = 0;
    }
  }

  /** The bytes of a character that follow its first take no room of their own. */
  private void show(int octet) {
    if (octet == ESCAPE) {
      sequence = Sequence.BEGUN;
    } else if (octet == '\n') {
      rows++;
      column = 0;
    } else if (octet == '\r') {
      column = 0;
    } else if (octet >= ' ' && (octet & 0xc0) != 0x80) {
      wrap();
      column++;
    }
  }

  private void wrap() {
    if (column == width) {
      rows++;
      column = 0;
    }
  }
}
