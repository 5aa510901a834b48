package dev.signlab.http.server;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The date of an answer (RFC 9110, section 5.6.7); written once a second, for many answers. */
final class HttpDate {

  private static volatile HttpDate latest = new HttpDate(Instant.EPOCH);

  private final long second;
  private final String text;

  private HttpDate(Instant instant) {
    second = instant.getEpochSecond();
    text =
        DateTimeFormatter.RFC_1123_DATE_TIME
            .format(instant.atOffset(ZoneOffset.UTC))
            .replace("+0000", "GMT");
  }

  static String of(Instant now) {
    HttpDate date = latest;
    if (date.second != now.getEpochSecond()) {
      date = new HttpDate(now);
      latest = date;
    }
    return date.text;
  }
}
