package dev.signlab.registry;

import dev.signlab.http.server.Call;
import java.util.Optional;

/**
 * A part of a blob (RFC 9110, section 14).
 *
 * @param first the position of the first byte
 * @param end the position behind the last byte
 */
record ByteRange(long first, long end) {

  private static final String UNIT = "bytes=";

  long length() {
    return end - first;
  }

  String contentRange(long size) {
    return "bytes " + first + "-" + (end - 1) + "/" + size;
  }

  /** Returns the part that a request asks for; several parts at once are answered by the whole. */
  static Optional<ByteRange> requested(Call call, long size) {
    Optional<String> header = call.header("Range");
    if (header.isEmpty() || header.get().indexOf(',') >= 0) {
      return Optional.empty();
    }
    Optional<ByteRange> range = parse(header.get().strip(), size);
    if (range.isEmpty()) {
      call.set("Content-Range", "bytes */" + size);
      throw RegistryError.of(ErrorCode.RANGE_INVALID, "invalid range").about(header.get());
    }
    return range;
  }

  private static Optional<ByteRange> parse(String text, long size) {
    int dash = text.indexOf('-');
    if (!text.startsWith(UNIT) || dash < 0) {
      return Optional.empty();
    }
    String from = text.substring(UNIT.length(), dash).strip();
    String to = text.substring(dash + 1).strip();
    if (from.isEmpty()) {
      long last = number(to);
      return within(Math.max(0, size - last), last < 0 ? 0 : size, size);
    }
    long end = to.isEmpty() ? size : number(to) + 1;
    return within(number(from), Math.min(end, size), size);
  }

  private static Optional<ByteRange> within(long first, long end, long size) {
    boolean isThere = first >= 0 && first < end && end <= size;
    return isThere ? Optional.of(new ByteRange(first, end)) : Optional.empty();
  }

  /** Returns -1 for anything that is no number of bytes. */
  static long number(String text) {
    boolean isNumber =
        !text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Long.parseLong(text) : -1;
  }
}
