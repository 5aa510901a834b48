package dev.signlab.transparency.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file that is written at its end and read anywhere. Safe for use by several threads. A thread
 * that is interrupted in the middle of reading closes the channel under all others (that is how
 * channels are), so it is opened again.
 */
final class GrowingFile implements AutoCloseable {

  private final Path path;
  private final ReentrantLock opening = new ReentrantLock();
  private volatile FileChannel channel;
  private volatile boolean isClosed;

  private GrowingFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static GrowingFile open(Path path) throws IOException {
    return new GrowingFile(path, channel(path));
  }

  private static FileChannel channel(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  long length() throws IOException {
    return channel().size();
  }

  byte[] read(long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    FileChannel from = channel();
    while (bytes.hasRemaining()) {
      if (from.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    return bytes.array();
  }

  void write(long at, ByteBuffer bytes) throws IOException {
    FileChannel to = channel();
    long start = at - bytes.position();
    while (bytes.hasRemaining()) {
      to.write(bytes, start + bytes.position());
    }
  }

  void truncate(long length) throws IOException {
    if (length() > length) {
      channel().truncate(length);
    }
  }

  void force() throws IOException {
    channel().force(false);
  }

  private FileChannel channel() throws IOException {
    if (channel.isOpen()) {
      return channel;
    }
    opening.lock();
    try {
      if (isClosed) {
        throw new ClosedChannelException();
      }
      if (!channel.isOpen()) {
        channel = channel(path);
      }
      return channel;
    } finally {
      opening.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    opening.lock();
    try {
      isClosed = true;
      channel.close();
    } finally {
      opening.unlock();
    }
  }
}
