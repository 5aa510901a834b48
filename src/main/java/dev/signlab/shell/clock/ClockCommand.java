package dev.signlab.shell.clock;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.clock.WorldClock;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** {@code clock}: shows the time in the world, and turns it. */
public final class ClockCommand implements Command {

  private static final String RESET = "reset";
  private static final String USUAL = "clock +11m";

  private static final CommandSpec SPEC =
      CommandSpec.of("clock", "Lab", "Show the time in this world, or turn it")
          .optionalArgument(
              "TIME", "+11m, -1h, +1d12h; 2026-12-01T00:00:00Z; reset", Completion.NONE)
          .example("clock")
          .example(USUAL)
          .example("clock 2026-12-01T00:00:00Z")
          .example("clock reset")
          .passThrough()
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    WorldClock clock = invocation.service(WorldClock.class);
    if (invocation.arguments().size() > 1) {
      String words = String.join(" ", invocation.arguments());
      throw refusal(words, Span.meant(words).map(span -> "clock " + span).orElse(USUAL));
    }
    invocation.optionalArgument(0).ifPresent(words -> turn(clock, words));
    invocation.screen().out(line(clock));
    return OK;
  }

  private static String line(WorldClock clock) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS)
        + Span.turned(clock)
            .map(span -> "  turned by " + span + "; back with  clock reset")
            .orElse("  the time of this machine");
  }

  private static void turn(WorldClock clock, String words) {
    Optional<Duration> span = Span.parse(words);
    if (words.equals(RESET)) {
      clock.reset();
    } else if (span.isPresent()) {
      clock.turn(span.get());
    } else {
      clock.turnTo(time(words));
    }
  }

  private static Instant time(String words) {
    try {
      return OffsetDateTime.parse(words).toInstant();
    } catch (DateTimeException e) {
      throw refusal(words, meant(words));
    }
  }

  /** A span without its sign and a time without its zone are what people type first. */
  private static String meant(String words) {
    Optional<String> span = Span.meant(words);
    if (span.isPresent()) {
      return "clock " + span.get();
    }
    try {
      return "clock " + LocalDateTime.parse(words) + "Z";
    } catch (DateTimeException e) {
      return date(words).map(day -> "clock " + day + "T00:00:00Z").orElse(USUAL);
    }
  }

  private static Optional<LocalDate> date(String words) {
    try {
      return Optional.of(LocalDate.parse(words));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LabException refusal(String words, String line) {
    return Problem.of("no time to which a clock can be turned: " + words)
        .expected(
            "a span with its sign such as +11m or -1h30m, a time such as "
                + "2026-12-01T00:00:00Z, or reset")
        .found(words)
        .command(line)
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
