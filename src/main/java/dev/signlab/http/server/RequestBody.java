package dev.signlab.http.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, which some clients send only when they are asked for it. */
final class RequestBody extends FilterInputStream {

  /** A client that is cut off while it sends never reads why it was refused. */
  private static final long MOST_DISCARDED = 64 << 20;

  private static final int PIECE = 16 << 10;

  private final boolean isThere;
  private boolean isWaitedFor;

  /** Reading asks for the body (RFC 9110, section 10.1.1). */
  RequestBody(RequestHead head, InputStream in) {
    super(in);
    this.isThere = head.hasBody();
    this.isWaitedFor = head.expectsContinue();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    isWaitedFor = false;
    return in.read(bytes, offset, length);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads away what nobody has read, unless the client still waits to be asked for it. */
  void discard() throws IOException {
    if (!isThere || isWaitedFor) {
      return;
    }
    byte[] piece = new byte[PIECE];
    int n = 0;
    for (long left = MOST_DISCARDED; n >= 0 && left > 0; left -= n) {
      n = in.read(piece);
    }
  }
}
