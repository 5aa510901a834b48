package dev.signlab.http.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Gathers an answer, so that its head and a small body leave in one write; files are read straight
 * into it. Used by one thread.
 */
final class AnswerBuffer extends OutputStream {

  /** Room for a head and a small blob. */
  private static final int SIZE = 80 << 10;

  private final OutputStream client;
  private final byte[] bytes = new byte[SIZE];
  private int gathered;

  AnswerBuffer(OutputStream client) {
    this.client = client;
  }

  @Override
  public void write(int b) throws IOException {
    makeRoom(1);
    bytes[gathered++] = (byte) b;
  }

  @Override
  public void write(byte[] more, int offset, int length) throws IOException {
    makeRoom(length);
    if (length > SIZE) {
      client.write(more, offset, length);
    } else {
      System.arraycopy(more, offset, bytes, gathered, length);
      gathered += length;
    }
  }

  /** Writes a part of a file, or less when the file ends before it. */
  void write(FileChannel file, long from, long length, Beginning sent) throws IOException {
    long end = from + length;
    for (long at = from; at < end; ) {
      makeRoom(1);
      int most = (int) Math.min(SIZE - gathered, end - at);
      int n = file.read(ByteBuffer.wrap(bytes, gathered, most), at);
      if (n < 0) {
        return;
      }
      sent.add(bytes, gathered, n);
      gathered += n;
      at += n;
    }
  }

  @Override
  public void flush() throws IOException {
    client.write(bytes, 0, gathered);
    gathered = 0;
    client.flush();
  }

  private void makeRoom(int length) throws IOException {
    if (length > SIZE - gathered) {
      flush();
    }
  }
}
