package dev.signlab.sigstore.trustedroot;

import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time; both ends belong to it.
 *
 * @param start when it begins
 * @param end when it ends, or nothing when it goes on
 */
public record TimeRange(Instant start, Optional<Instant> end) {

  /** Reads a range; its beginning must be there. */
  public static TimeRange parse(ProtoFields fields) {
    fields.only("start", "end");
    Instant start = instant(fields, "start", fields.requiredText("start"));
    return new TimeRange(
        start,
        Optional.of(fields.text("end"))
            .filter(text -> !text.isEmpty())
            .map(text -> instant(fields, "end", text)));
  }

  /** Returns the range from an instant on. */
  public static TimeRange from(Instant start) {
    return new TimeRange(start, Optional.empty());
  }

  /** Writes the range. */
  public ProtoObject message() {
    ProtoObject message = new ProtoObject().text("start", start.toString());
    end.ifPresent(last -> message.text("end", last.toString()));
    return message;
  }

  /** Tells whether an instant lies within. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && end.filter(instant::isAfter).isEmpty();
  }

  /** Returns the range in words. */
  @Override
  public String toString() {
    return "from " + start + end.map(last -> " to " + last).orElse(" on");
  }

  private static Instant instant(ProtoFields fields, String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw fields.malformed("has no time as its " + name, "such as 2025-09-23T00:00:00Z", text);
    }
  }
}
