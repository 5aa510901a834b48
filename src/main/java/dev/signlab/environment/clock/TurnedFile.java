package dev.signlab.environment.clock;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.KeyValueFile;
import dev.signlab.storage.KeptReading;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far a clock is turned, as its file says. All clocks of a file in this process share one of
 * these, so that a change made here is seen here at once; what other processes change is looked for
 * every few milliseconds. Safe for use by several threads.
 */
final class TurnedFile {

  /** Registries ask for the time thousands of times in a second, and a look costs microseconds. */
  private static final long FRESH_NANOS = 10_000_000;

  private static final Map<Path, TurnedFile> KNOWN = new ConcurrentHashMap<>();
  private static final String TURNED = "turned";
  private static final String REMARK =
      "how far the clock of this world is from the machine's; change it with  clock +11m";

  private final Path file;
  private final KeptReading<Duration> reading;
  private volatile Look last;

  private TurnedFile(Path file) {
    this.file = file;
    this.reading = new KeptReading<>(file, this::read, Duration.ZERO);
    this.last = Look.before(Duration.ZERO);
  }

  /**
   * What was seen.
   *
   * @param at when it was looked at, in nanoseconds of the process
   */
  private record Look(long at, Duration turned) {

    static Look before(Duration turned) {
      return new Look(System.nanoTime() - FRESH_NANOS, turned);
    }
  }

  static TurnedFile at(Path file) {
    return KNOWN.computeIfAbsent(file, TurnedFile::new);
  }

  Duration turned() {
    Look known = last;
    long now = System.nanoTime();
    if (now - known.at() >= FRESH_NANOS) {
      known = new Look(now, reading.get());
      last = known;
    }
    return known.turned();
  }

  void write(Duration turned) {
    new KeyValueFile(file).write(REMARK, Map.of(TURNED, turned.toString()));
    lookAgain();
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Problem.of("the clock of this world cannot be put right")
          .tried("delete " + file)
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
    lookAgain();
  }

  private void lookAgain() {
    last = Look.before(last.turned());
  }

  private Duration read() {
    KeyValueFile lines = new KeyValueFile(file);
    String text = lines.read().getOrDefault(TURNED, Duration.ZERO.toString());
    return parsed(text).orElseThrow(() -> lines.malformed(TURNED + " = " + text));
  }

  /** Returns how far it is, unless a clock so far away could not show its first or last moment. */
  private static Optional<Duration> parsed(String text) {
    try {
      Duration turned = Duration.parse(text);
      Instant last = WorldClock.LATEST.plus(turned);
      return Optional.of(turned).filter(by -> WorldClock.EARLIEST.plus(by).isBefore(last));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
