package dev.signlab.oci.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes plain files into a tar archive (POSIX ustar), all of the time 0, so that it is
 * reproducible.
 */
final class TarWriter implements AutoCloseable {

  private static final int LONGEST_NAME = 100;

  private final OutputStream out;

  TarWriter(OutputStream out) {
    this.out = out;
  }

  void add(String name, long size, InputStream content) throws IOException {
    out.write(header(name, size));
    long written = content.transferTo(out);
    if (written != size) {
      throw new IOException(name + " has " + written + " bytes instead of " + size);
    }
    out.write(new byte[(int) ((TarReader.BLOCK - size % TarReader.BLOCK) % TarReader.BLOCK)]);
  }

  @Override
  public void close() throws IOException {
    out.write(new byte[2 * TarReader.BLOCK]);
    out.close();
  }

  private static byte[] header(String name, long size) {
    byte[] header = new byte[TarReader.BLOCK];
    if (name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("a name of more than 100 characters: " + name);
    }
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, String.format(Locale.ROOT, "%011o", size));
    put(header, 136, "00000000000");
    put(header, 148, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar\u000000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o\u0000 ", sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
