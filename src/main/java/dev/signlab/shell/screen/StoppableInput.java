package dev.signlab.shell.screen;

import java.io.Console;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What is typed on a terminal, read so that whoever waits for it can be interrupted: nobody is left
 * behind who would take the next line. Used by one thread at a time.
 */
public final class StoppableInput extends FilterInputStream {

  /** The terminal of a process, whatever its standard input is (POSIX, section 10.1). */
  private static final Path TERMINAL = Path.of("/dev/tty");

  private StoppableInput(InputStream in) {
    super(in);
  }

  /**
   * Returns the same input. Where it is no terminal's, or the machine has no file for that, it
   * cannot be interrupted.
   *
   * @param typed standard input
   */
  public static InputStream of(InputStream typed) {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return terminal && Files.isReadable(TERMINAL) ? new StoppableInput(typed) : typed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * {@inheritDoc}
   *
   * @throws java.nio.channels.ClosedByInterruptException when the thread is interrupted
   */
  @Override
  public int read(byte[] buffer, int from, int most) throws IOException {
    if (most == 0 || super.available() > 0) {
      return super.read(buffer, from, most);
    }
    try (FileChannel terminal = FileChannel.open(TERMINAL, StandardOpenOption.READ)) {
      return terminal.read(ByteBuffer.wrap(buffer, from, most));
    }
  }
}
