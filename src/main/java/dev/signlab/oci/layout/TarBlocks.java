package dev.signlab.oci.layout;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Watches how a library reads the headers of a tar archive, since it does not tell the end of the
 * archive from a fault, and bounds how much it reads before a file begins.
 */
final class TarBlocks extends FilterInputStream {

  private static final int BLOCK = 512;

  /** What names and attributes of one file may take. */
  private static final long LARGEST_HEADER = 2 << 20;

  /** Two empty blocks mark the end. */
  private final byte[] start = new byte[2 * BLOCK];

  private long count;
  private long headerStart;
  private boolean isHeader;

  TarBlocks(InputStream in) {
    super(in);
  }

  /** Says that the content of a file has been read and the next header is looked for. */
  void beginHeader() {
    headerStart = (count + BLOCK - 1) / BLOCK * BLOCK;
    isHeader = true;
  }

  void endHeader() {
    isHeader = false;
  }

  /** Says that the library found no header where one could begin. */
  void requireEnd() throws IOException {
    if (count == headerStart) {
      return;
    }
    long read = count - headerStart;
    if (read < BLOCK || !isEmpty(0) || (read > BLOCK && read < 2 * BLOCK)) {
      throw new EOFException("it ends within a header");
    }
    if (!isEmpty(BLOCK)) {
      throw new IOException("a file behind the mark of the end");
    }
  }

  private boolean isEmpty(int from) {
    return Arrays.equals(start, from, from + BLOCK, new byte[BLOCK], 0, BLOCK);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (isHeader && n > 0) {
      keep(buffer, offset, n);
    }
    count += Math.max(n, 0);
    return n;
  }

  private void keep(byte[] buffer, int offset, int n) throws IOException {
    for (int i = 0; i < n; i++) {
      long at = count + i - headerStart;
      if (at >= 0 && at < start.length) {
        start[(int) at] = buffer[offset + i];
      }
    }
    if (count + n - headerStart > LARGEST_HEADER) {
      throw new IOException("the name and attributes of one file take more than 2 MiB");
    }
  }

  @Override
  public long skip(long wanted) throws IOException {
    int n = read(new byte[Math.clamp(wanted, 0, 8 << 10)]);
    return Math.max(n, 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
