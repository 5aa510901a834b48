package dev.signlab.oci.layout;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the plain files of a tar archive one after the other (POSIX ustar), as far as archives of
 * OCI layouts use it: names of at most 255 characters, no links, no sparse files.
 */
final class TarReader {

  /** One block of the archive. */
  static final int BLOCK = 512;

  private static final int MOST_ENTRIES = 20_000;

  private final InputStream in;
  private long left;
  private long padding;
  private int entries;

  TarReader(InputStream in) {
    this.in = in;
  }

  /**
   * Goes to the next plain file.
   *
   * @return its name, or an empty text at the end
   */
  String next() throws IOException {
    while (true) {
      in.skipNBytes(left + padding);
      byte[] header = in.readNBytes(BLOCK);
      if (header.length < BLOCK || header[0] == 0) {
        return "";
      }
      checkHeader(header);
      left = octal(header, 124, 12);
      padding = (BLOCK - left % BLOCK) % BLOCK;
      if (header[156] == '0' || header[156] == 0) {
        return name(header);
      }
    }
  }

  /** Returns how many bytes the file has that was reached last. */
  long size() {
    return left;
  }

  /** Returns the content of the file that was reached last; it ends where the file ends. */
  InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int count) throws IOException {
        if (left == 0) {
          return -1;
        }
        int n = in.read(buffer, offset, (int) Math.min(count, left));
        if (n < 0) {
          throw new EOFException("the archive ends within a file");
        }
        left -= n;
        return n;
      }
    };
  }

  private void checkHeader(byte[] header) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
    }
    if (sum != octal(header, 148, 8) || ++entries > MOST_ENTRIES) {
      throw malformed("a header that is none, or more than " + MOST_ENTRIES + " files");
    }
  }

  private static String name(byte[] header) {
    String name = text(header, 0, 100);
    String prefix = text(header, 345, 155);
    boolean ustar = text(header, 257, 5).equals("ustar");
    return ustar && !prefix.isEmpty() ? prefix + "/" + name : name;
  }

  private static String text(byte[] bytes, int start, int length) {
    int end = start;
    while (end < start + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] bytes, int start, int length) {
    long value = 0;
    for (int i = start; i < start + length; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '7') {
        value = value * 8 + (bytes[i] - '0');
      } else if (bytes[i] != ' ' && bytes[i] != 0) {
        throw malformed("a number that is not octal");
      }
    }
    return value;
  }

  private static LabException malformed(String found) {
    return Problem.of("not a tar archive that can be read here")
        .expected("an OCI layout in an uncompressed tar archive")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
