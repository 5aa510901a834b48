package dev.signlab.app.calls;

import dev.signlab.shell.command.LostOutput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Standard output that remembers that something could not be written: a command whose result is
 * lost has not done its work. A reader that went away wanted no more, which is no failure. Safe for
 * use by several threads.
 */
public final class WatchedOutput extends FilterOutputStream {

  private volatile Optional<IOException> lost = Optional.empty();

  /** Watches what is written to a stream. */
  public WatchedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    try {
      out.write(bytes, offset, count);
    } catch (IOException e) {
      lost = Optional.of(e);
      throw e;
    }
  }

  /**
   * Requires that all that was written has gone out, where somebody still waits for it.
   *
   * @throws dev.signlab.diagnostic.LabException when some of it is lost
   */
  public void requireWhole() {
    Optional<IOException> missing = lost.filter(e -> !LostOutput.isOfReader(e));
    if (missing.isPresent()) {
      throw LostOutput.of(missing.get());
    }
  }
}
