package dev.signlab.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Keeps the beginning of what is read through it, and counts all of it. */
final class RecordedStream extends FilterInputStream {

  private final byte[] beginning = new byte[BodyPreview.KEPT];
  private int kept;
  private long length;

  RecordedStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      keep(new byte[] {(byte) b}, 0, 1);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    int n = super.read(buffer, offset, count);
    if (n > 0) {
      keep(buffer, offset, n);
    }
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  BodyPreview preview() {
    return BodyPreview.of(beginning, kept, length);
  }

  private void keep(byte[] buffer, int offset, int count) {
    int more = Math.min(count, beginning.length - kept);
    System.arraycopy(buffer, offset, beginning, kept, more);
    kept += more;
    length += count;
  }
}
