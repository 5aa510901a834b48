package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads files of an image whole, as far as that is reasonable. */
final class BoundedText {

  /** The database of a whole distribution with some thousand packages has a tenth of this. */
  static final int DATABASE = 64 << 20;

  /** Enough for what describes one package. */
  static final int SMALL = 4 << 20;

  private BoundedText() {}

  static byte[] bytes(InputStream in, int limit) throws IOException {
    byte[] bytes = in.readNBytes(limit);
    if (bytes.length == limit && in.read() >= 0) {
      throw new IOException("it has more than " + (limit >> 20) + " MiB");
    }
    return bytes;
  }

  static String read(InputStream in, int limit) throws IOException {
    return text(bytes(in, limit));
  }

  /** Returns UTF-8 text without the byte order mark that some editors put in front. */
  static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
