package dev.signlab.image.dockerfile;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them, such as {@code 1m30s} or {@code 1.5h}. */
final class GoDuration {

  private static final Pattern PART =
      Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");

  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private static final long MILLISECOND = 1_000_000L;

  private GoDuration() {}

  /** Returns nanoseconds: none, or at least a millisecond. */
  static long atLeastAMillisecond(String flag, String text) {
    long nanoseconds = text.equals("0") ? 0 : parse(flag, text);
    if (nanoseconds != 0 && nanoseconds < MILLISECOND) {
      throw new LineFault(flag + " is less than 1ms: " + text, flag + "=30s");
    }
    return nanoseconds;
  }

  private static long parse(String flag, String text) {
    Matcher part = PART.matcher(text);
    BigDecimal sum = BigDecimal.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      end = part.end();
      String unit = part.group(2);
      sum =
          sum.add(
              new BigDecimal(part.group(1))
                  .multiply(BigDecimal.valueOf(NANOSECONDS.getOrDefault(unit, 0L))));
    }
    if (end == 0 || end < text.length() || sum.precision() - sum.scale() > 18) {
      throw new LineFault(
          flag + " wants a duration such as 30s or 1m30s, found " + text, flag + "=30s");
    }
    return sum.longValue();
  }
}
