package dev.signlab.registry;

import dev.signlab.http.server.Call;
import java.util.Locale;
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

  /**
   * Returns the part that a request asks for. Several parts at once, and parts in other units than
   * bytes, are answered by the whole (section 14.2).
   */
  static Optional<ByteRange> of(Call call, long size) {
    String header = call.headers("Range").orElse("").strip();
    if (!header.toLowerCase(Locale.ROOT).startsWith(UNIT) || header.indexOf(',') >= 0) {
      return Optional.empty();
    }
    Optional<ByteRange> range = parse(header, size);
    if (range.isEmpty()) {
      call.set("Content-Range", "bytes */" + size);
      throw RegistryError.of(ErrorCode.RANGE_INVALID, "invalid range").about(header);
    }
    return range;
  }

  private static Optional<ByteRange> parse(String text, long size) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      return Optional.empty();
    }
    String from = text.substring(UNIT.length(), dash).strip();
    String to = text.substring(dash + 1).strip();
    if (from.isEmpty()) {
      long last = number(to);
      return within(Math.max(0, size - last), last < 0 ? 0 : size, size);
    }
    long last = to.isEmpty() ? Long.MAX_VALUE : number(to);
    return last < number(from)
        ? Optional.empty()
        : within(number(from), last >= size ? size : last + 1, size);
  }

  private static Optional<ByteRange> within(long first, long end, long size) {
    boolean isThere = first >= 0 && first < end && end <= size;
    return isThere ? Optional.of(new ByteRange(first, end)) : Optional.empty();
  }

  /** Returns -1 for anything that is no number; one that no blob reaches is the largest. */
  static long number(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return text.length() < 19 ? Long.parseLong(text) : Long.MAX_VALUE;
  }
}
