package dev.signlab.shell.inspect;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Says why a file is not opened which begins as those do that are. */
final class UnknownForm {

  private static final char MARK = '\ufeff';
  private static final int SEQUENCE = 0x30;
  private static final int LONG_LENGTH = 0x80;
  private static final int MOST_LENGTH_BYTES = 4;

  /** What stands in a text for bytes that are not UTF-8. */
  private static final char REPLACED = '\ufffd';

  private UnknownForm() {}

  /** Returns a text without the mark with which some editors begin files. */
  static String withoutMark(String text) {
    return text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1);
  }

  /**
   * Returns what is wrong, or nothing of a file that is merely of no known form.
   *
   * @param text the bytes as UTF-8
   */
  static Optional<Problem> why(byte[] bytes, String text) {
    if (bytes.length == 0) {
      return Optional.empty();
    }
    return der(bytes).or(() -> json(bytes, text)).or(() -> encoding(bytes, text));
  }

  /** The length stands in front (X.690, section 8.1.3). */
  private static Optional<Problem> der(byte[] bytes) {
    if (bytes.length < 2 || bytes[0] != SEQUENCE || bytes[1] >= 0) {
      return Optional.empty();
    }
    int count = bytes[1] & (LONG_LENGTH - 1);
    if (count < 1 || count > MOST_LENGTH_BYTES || bytes.length < 2 + count) {
      return Optional.empty();
    }
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | (bytes[2 + i] & 0xff);
    }
    long whole = 2 + count + length;
    return whole == bytes.length
        ? Optional.empty()
        : Optional.of(problem("DER that is cut or goes on", whole + " bytes", bytes.length + ""));
  }

  private static Optional<Problem> json(byte[] bytes, String text) {
    String start = withoutMark(text).stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return Optional.empty();
    }
    try {
      Json.parse(bytes, "JSON");
      return Optional.empty();
    } catch (LabException e) {
      return Optional.of(e.problem());
    }
  }

  private static Optional<Problem> encoding(byte[] bytes, String text) {
    if (text.charAt(0) == MARK) {
      return Optional.of(
          problem("text after a byte order mark", "text without one", "ef bb bf in front"));
    }
    if (text.indexOf(REPLACED) < 0) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true);
    return result.isError() ? Optional.of(foreign(bytes, in.position())) : Optional.empty();
  }

  private static Problem foreign(byte[] bytes, int at) {
    boolean wide = bytes.length > 1 && at == 0 && (bytes[0] & 0xfe) == 0xfe;
    String found =
        wide
            ? "UTF-16, as its first two bytes say"
            : "byte " + HexFormat.of().toHexDigits(bytes[at]) + " at " + at;
    return problem("neither UTF-8 text nor a known form of bytes", "UTF-8", found);
  }

  private static Problem problem(String summary, String expected, String found) {
    return Problem.of(summary).expected(expected).found(found).build();
  }
}
