package dev.signlab.shell.run;

import dev.signlab.storage.ReplacedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The file behind {@code >} or {@code >>}. What is written is kept elsewhere until the command has
 * ended; only then does the file change, and only if the command was not refused or had something
 * to say. A failed write is remembered until the file is closed, since a screen does not look.
 */
final class OutputFile extends OutputStream {

  private final ReplacedFile target;
  private final boolean appending;
  private @Nullable Path kept;
  private @Nullable OutputStream stream;
  private boolean wanted;
  private @Nullable IOException failure;
  private boolean told;

  private OutputFile(ReplacedFile target, boolean appending) {
    this.target = target;
    this.appending = appending;
  }

  /**
   * Looks whether a file could be written, and leaves it alone.
   *
   * @throws IOException when it could not
   */
  static OutputFile of(Path file, boolean appending) throws IOException {
    return new OutputFile(ReplacedFile.at(file), appending);
  }

  /** Tells whether both lead to the same ordinary file, whose bytes then share one stream. */
  boolean isSameAs(OutputFile other) {
    return target.isOrdinary() && target.equals(other.target);
  }

  /** Says that the command was not refused: the file is written even with nothing in it. */
  void want() {
    wanted = true;
  }

  /** Says that somebody has heard of a failure; what was kept before stays as it is. */
  void told(Throwable heard) {
    told |= heard.equals(failure);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      stream().write(bytes, offset, length);
      wanted |= length > 0;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private OutputStream stream() throws IOException {
    OutputStream open = stream;
    if (open == null) {
      open = target.isOrdinary() ? spool() : Files.newOutputStream(target.path(), options());
      stream = open;
    }
    return open;
  }

  /** A device or a pipe has nothing that could be lost, and its reader waits. */
  private static StandardOpenOption[] options() {
    return new StandardOpenOption[] {StandardOpenOption.WRITE};
  }

  private OutputStream spool() throws IOException {
    kept = Files.createTempFile("signlab-output-", ".tmp");
    return Files.newOutputStream(kept);
  }

  @Override
  public void close() throws IOException {
    try {
      finish();
    } finally {
      if (kept != null) {
        Files.deleteIfExists(kept);
      }
    }
  }

  private void finish() throws IOException {
    if (stream == null && !wanted) {
      return;
    }
    stream().close();
    if (told) {
      return;
    }
    if (failure != null) {
      throw new FileSystemException(target.path().toString(), null, failure.getMessage());
    }
    if (kept != null && appending) {
      target.append(kept);
    } else if (kept != null) {
      target.replace(kept);
    }
  }
}
