package dev.signlab.http;

import dev.signlab.storage.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * The body of an answer as it is on the wire, with its promises kept: an answer that ends before
 * the length it named is a failure (RFC 9112, section 8), what goes on behind it is no part of it,
 * and one that was compressed on the way is unpacked (RFC 9110, section 8.4).
 */
final class AnswerBody extends FilterInputStream {

  private final long promised;
  private long found;

  private AnswerBody(InputStream in, long promised) {
    super(in);
    this.promised = promised;
  }

  static InputStream of(Request request, Headers headers, InputStream in) {
    AnswerBody body = new AnswerBody(in, promised(request, headers));
    boolean packed =
        headers.first("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent()
            && !request.method().equals("HEAD");
    return packed ? new Unpacked(body) : body;
  }

  private static long promised(Request request, Headers headers) {
    String length = headers.first("Content-Length").orElse("");
    boolean counts =
        !request.method().equals("HEAD")
            && headers.first("Transfer-Encoding").isEmpty()
            && length.matches("[0-9]{1,18}");
    return counts ? Long.parseLong(length) : -1;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    if (promised >= 0 && found >= promised && count > 0) {
      return -1;
    }
    int most = promised < 0 ? count : (int) Math.min(count, promised - found);
    int n = readSome(buffer, offset, most);
    if (n < 0 && found < promised) {
      throw new TruncatedAnswerException(found, promised);
    }
    found += Math.max(0, n);
    return n;
  }

  /** So the platform says that the last chunk never came. */
  private int readSome(byte[] buffer, int offset, int count) throws IOException {
    try {
      return super.read(buffer, offset, count);
    } catch (IOException e) {
      if (Reason.of(e).startsWith("Premature EOF")) {
        throw promised < 0
            ? new TruncatedAnswerException(found)
            : new TruncatedAnswerException(found, promised);
      }
      throw e;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Begins to unpack when somebody reads, since an empty body has no head of gzip either. */
  private static final class Unpacked extends InputStream {
    private final InputStream packed;
    private boolean begun;
    private InputStream plain = InputStream.nullInputStream();

    private Unpacked(InputStream packed) {
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
      if (!begun) {
        begun = true;
        plain = new GZIPInputStream(packed);
      }
      return plain.read(buffer, offset, count);
    }

    @Override
    public void close() throws IOException {
      packed.close();
    }
  }
}
