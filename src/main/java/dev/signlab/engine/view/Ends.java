package dev.signlab.engine.view;

import java.time.Duration;
import java.time.Instant;

/** When something ends, and how long that is from now. */
final class Ends {

  private static final int DAYS = 48;

  private Ends() {}

  static String of(Instant end, Instant now) {
    return now.isAfter(end)
        ? "ENDED " + span(end, now) + " ago, by this world's clock"
        : "ends in " + span(now, end) + ", by this world's clock";
  }

  private static String span(Instant from, Instant to) {
    Duration span = Duration.between(from, to);
    if (span.toHours() >= DAYS) {
      return span.toDays() + " days";
    }
    return span.toMinutes() >= 120
        ? span.toHours() + " hours"
        : span.toMinutes() >= 2 ? span.toMinutes() + " minutes" : span.toSeconds() + " seconds";
  }
}
