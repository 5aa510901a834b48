package dev.signlab.shell.log;

import dev.signlab.engine.monitor.EntrySummary;
import dev.signlab.engine.monitor.SeenEntry;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.time.DateTimeException;
import java.time.Instant;

/** An entry on one line: index, time, kind, what was signed, and by whom. */
final class EntryRow {

  private EntryRow() {}

  static String of(SeenEntry seen) {
    TransparencyLogEntry entry = seen.answered().entry();
    EntrySummary summary = EntrySummary.of(entry);
    String who =
        summary.isReadable()
            ? summary.names().isEmpty() ? "a key" : String.join(", ", summary.names())
            : "unreadable";
    return "  %5d  %-20s  %-12s  %s  %s"
        .formatted(
            entry.logIndex(), time(entry.integratedTime()), entry.kind(), summary.digest(), who);
  }

  private static String time(long seconds) {
    try {
      return seconds == 0 ? "no time" : Instant.ofEpochSecond(seconds).toString();
    } catch (DateTimeException e) {
      return String.valueOf(seconds);
    }
  }
}
