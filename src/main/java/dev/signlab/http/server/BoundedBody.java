package dev.signlab.http.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, up to a bound, counted on its way. */
final class BoundedBody extends FilterInputStream {

  private final long limit;
  private final Beginning beginning;

  BoundedBody(InputStream in, long limit, Beginning beginning) {
    super(in);
    this.limit = limit;
    this.beginning = beginning;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = in.read(bytes, offset, length);
    if (n > 0) {
      beginning.add(bytes, offset, n);
    }
    if (beginning.length() > limit) {
      throw new BodyTooLargeException(limit);
    }
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
