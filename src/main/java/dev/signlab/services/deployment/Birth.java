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
    Path file = state.resolve("since");
    if (!Files.exists(file)) {
      AtomicFile.write(file, now.minus(EARLIER).truncatedTo(ChronoUnit.SECONDS) + "\n");
    }
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
