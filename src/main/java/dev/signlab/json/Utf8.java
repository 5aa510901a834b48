package dev.signlab.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Looks whether bytes are UTF-8 as JSON is sent in it (RFC 8259, section 8.1). The parser itself
 * would pass over a byte order mark, guess UTF-16, and take byte sequences that are too long.
 */
final class Utf8 {

  private static final int CHARS = 8192;

  private Utf8() {}

  /** Returns what is wrong with the bytes, in words. */
  static Optional<String> fault(byte[] bytes) {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xef
        && bytes[1] == (byte) 0xbb
        && bytes[2] == (byte) 0xbf) {
      return Optional.of("a byte order mark, which JSON must not begin with");
    }
    for (int i = 0; i < Math.min(4, bytes.length); i++) {
      if (bytes[i] == 0) {
        return Optional.of("a NUL at its beginning: UTF-16 or UTF-32, where JSON is UTF-8");
      }
    }
    return isUtf8(bytes) ? Optional.empty() : Optional.of("bytes that are not UTF-8");
  }

  private static boolean isUtf8(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(CHARS);
    while (true) {
      var result = decoder.decode(in, out, true);
      if (!result.isOverflow()) {
        return result.isUnderflow();
      }
      out.clear();
    }
  }
}
