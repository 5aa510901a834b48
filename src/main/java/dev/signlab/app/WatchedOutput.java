package dev.signlab.app;

import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Standard output that remembers that something could not be written: a command whose result is
 * lost has not done its work. A reader that went away wanted no more, which is no failure. Safe for
 * use by several threads.
 */
final class WatchedOutput extends FilterOutputStream {

  /**
   * EPIPE (errno(3)), as the C library of the locale says it, in which the launcher starts JVMs.
   */
  private static final String READER_GONE = "Broken pipe";

  private volatile Optional<IOException> lost = Optional.empty();

  WatchedOutput(OutputStream out) {
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
  void requireWhole() {
    Optional<IOException> missing = lost.filter(e -> !READER_GONE.equals(e.getMessage()));
    if (missing.isPresent()) {
      throw Problem.of("the output could not be written")
          .expected("a place with room for it")
          .found(Reason.of(missing.get()))
          .asException(missing.get());
    }
  }
}
