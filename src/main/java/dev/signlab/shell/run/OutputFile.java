package dev.signlab.shell.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The file behind {@code >} or {@code >>}. What was in it goes when the first byte comes, so that a
 * refused command costs nobody a file. A failed write is remembered until the file is closed, since
 * a screen does not look.
 */
final class OutputFile extends OutputStream {

  private final Path file;
  private final FileChannel channel;
  private final boolean isNew;
  private boolean replacing;
  private boolean refused;
  private @Nullable IOException failure;

  private OutputFile(Path file, FileChannel channel, boolean isNew, boolean replacing) {
    this.file = file;
    this.channel = channel;
    this.isNew = isNew;
    this.replacing = replacing;
  }

  static OutputFile replacing(Path file) throws IOException {
    boolean ordinary = !Files.exists(file) || Files.isRegularFile(file);
    return open(file, StandardOpenOption.WRITE, ordinary);
  }

  static OutputFile appending(Path file) throws IOException {
    return open(file, StandardOpenOption.APPEND, false);
  }

  private static OutputFile open(Path file, StandardOpenOption how, boolean replacing)
      throws IOException {
    boolean isNew = !Files.exists(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, how);
    return new OutputFile(file, channel, isNew, replacing);
  }

  /** Says that the command was refused: unless it wrote something, the file stays as it was. */
  void refuse() {
    refused = true;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      empty();
      ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      refused = false;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    boolean untouched = refused && channel.isOpen() && channel.size() == 0 && isNew;
    try (channel) {
      if (!refused) {
        empty();
      }
    }
    if (untouched) {
      Files.deleteIfExists(file);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void empty() throws IOException {
    if (replacing) {
      channel.truncate(0);
      replacing = false;
    }
  }
}
