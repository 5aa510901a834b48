package dev.signlab.services.deployment;

import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Since when the keys of a state are believed: the day before it was made. */
final class Birth {

  private static final Duration EARLIER = Duration.ofDays(1);

  private Birth() {}

  static Instant of(Path state, Instant now) {
    Path file = file(state);
    if (!Files.exists(file)) {
      note(state, now.minus(EARLIER));
    }
    return read(file);
  }

  /** Returns since when the key of one service is believed: later than others when replaced. */
  static Instant ofService(Path service, Instant otherwise) {
    Path file = file(service);
    return Files.exists(file) ? read(file) : otherwise;
  }

  /** Notes when the keys of a folder begin to count. */
  static void note(Path folder, Instant since) {
    AtomicFile.write(file(folder), since.truncatedTo(ChronoUnit.SECONDS) + "\n");
  }

  private static Path file(Path folder) {
    return folder.resolve("since");
  }

  private static Instant read(Path file) {
    String text = BoundedFile.readText(file).strip();
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw Problem.of(file + " was changed")
          .expected("a time, such as 2026-01-01T00:00:00Z")
          .found(text)
          .command("reset")
          .asException(e);
    }
  }
}
