package dev.signlab.engine.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A stream that says from time to time how far it has been read. */
final class CountedStream extends FilterInputStream {

  private static final long EVERY = 8 << 20;

  private final LongConsumer progress;
  private long read;
  private long told;

  CountedStream(InputStream in, LongConsumer progress) {
    super(in);
    this.progress = progress;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    read += Math.max(0, count);
    if (read - told >= EVERY) {
      told = read;
      progress.accept(read);
    }
    return count;
  }
}
