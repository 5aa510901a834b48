package dev.signlab.shell.clock;

import dev.signlab.environment.clock.WorldClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of time as people write it: {@code +11m}, {@code -1h30m}, {@code +2d}. */
public final class Span {

  private static final Pattern FORM =
      Pattern.compile(
          "([+-])(?=\\d)(?:(\\d{1,6})w)?(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?"
              + "(?:(\\d{1,6})s)?");

  private static final long[] SECONDS = {604_800, 86_400, 3_600, 60, 1};

  private Span() {}

  /** Returns a span with its sign, or nothing when the text is none. */
  public static Optional<Duration> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long seconds = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      String number = parts.group(i + 2);
      seconds += number == null ? 0 : Long.parseLong(number) * SECONDS[i];
    }
    return Optional.of(Duration.ofSeconds(text.startsWith("-") ? -seconds : seconds));
  }

  /** Returns a span with its sign, to the nearest second: {@code +1d2h3m4s}. */
  public static String text(Duration span) {
    Duration rounded = span.abs().plusMillis(500);
    StringBuilder text = new StringBuilder(span.isNegative() ? "-" : "+");
    add(text, rounded.toDays(), 'd');
    add(text, rounded.toHoursPart(), 'h');
    add(text, rounded.toMinutesPart(), 'm');
    add(text, rounded.toSecondsPart(), 's');
    return text.length() == 1 ? text + "0s" : text.toString();
  }

  /** Returns how far a clock was turned, or nothing when it shows the machine's time. */
  public static Optional<String> turned(InstantSource clock) {
    return clock instanceof WorldClock world
        ? Optional.of(world.turned()).filter(span -> !span.isZero()).map(Span::text)
        : Optional.empty();
  }

  private static void add(StringBuilder text, long count, char unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }
}
