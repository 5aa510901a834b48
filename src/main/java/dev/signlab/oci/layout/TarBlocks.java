package dev.signlab.oci.layout;

import dev.signlab.storage.WatchedInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Watches how a library reads the headers of a tar archive, since it does not tell the end of the
 * archive from a fault, and bounds how much it reads before a file begins.
 */
final class TarBlocks extends WatchedInput {

  private static final int BLOCK = 512;

  /** What names and attributes of one file may take. */
  private static final long LARGEST_HEADER = 2 << 20;

  /** Two empty blocks mark the end. */
  private final byte[] start = new byte[2 * BLOCK];

  private long headerStart;
  private boolean isHeader;

  TarBlocks(InputStream in) {
    super(in);
  }

  /** Says that the content of a file has been read and the next header is looked for. */
  void beginHeader() {
    headerStart = (count() + BLOCK - 1) / BLOCK * BLOCK;
    isHeader = true;
  }

  void endHeader() {
    isHeader = false;
  }

  /** Says that the library found no header where one could begin. */
  void requireEnd() throws IOException {
    if (count() == headerStart) {
      return;
    }
    long read = count() - headerStart;
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
  protected void passed(byte[] buffer, int offset, int length) throws IOException {
    if (!isHeader) {
      return;
    }
    long behind = count() - headerStart;
    for (int i = 0; i < length; i++) {
      long at = behind - length + i;
      if (at >= 0 && at < start.length) {
        start[(int) at] = buffer[offset + i];
      }
    }
    if (behind > LARGEST_HEADER) {
      throw new IOException("the name and attributes of one file take more than 2 MiB");
    }
  }
}
