package dev.signlab.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream whose bytes are counted and seen as they pass, also those that are skipped. There is no
 * way back in it. Used by one thread.
 */
public abstract class WatchedInput extends FilterInputStream {

  private static final int MOST_AT_ONCE = 64 << 10;

  private long count;

  /** Watches a stream. */
  protected WatchedInput(InputStream in) {
    super(in);
  }

  /** Returns how many bytes have passed. */
  protected final long count() {
    return count;
  }

  /**
   * Sees what has passed; {@link #count} holds it already.
   *
   * @param length how many bytes, at least one
   */
  protected abstract void passed(byte[] buffer, int offset, int length) throws IOException;

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public final int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      count += n;
      passed(buffer, offset, n);
    }
    return n;
  }

  @Override
  public final long skip(long wanted) throws IOException {
    int n = read(new byte[Math.clamp(wanted, 0, MOST_AT_ONCE)]);
    return Math.max(n, 0);
  }

  @Override
  public final boolean markSupported() {
    return false;
  }
}
