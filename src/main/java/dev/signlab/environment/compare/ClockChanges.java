package dev.signlab.environment.compare;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** How far the clock was turned then and is now. */
final class ClockChanges {

  private ClockChanges() {}

  static List<Change> between(PartFiles then, PartFiles now) {
    String before = turned(then);
    String after = turned(now);
    return before.equals(after)
        ? List.of()
        : List.of(Change.from(Change.Area.CLOCK, "time", before, after));
  }

  private static String turned(PartFiles clock) {
    if (clock.text().isEmpty()) {
      return "the time of this machine";
    }
    Duration turned = Duration.parse(clock.text()).truncatedTo(ChronoUnit.SECONDS);
    String span = turned.abs().toString().replaceFirst("^PT", "").toLowerCase(Locale.ROOT);
    return span + (turned.isNegative() ? " behind" : " ahead");
  }
}
