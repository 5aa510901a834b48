package dev.signlab.image.dockerfile;

import dev.signlab.image.dockerfile.Instruction.HealthCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code HEALTHCHECK}. */
final class HealthCheckReader {

  /** The flags with a duration, and how the image's config calls them. */
  private static final Map<String, String> DURATIONS =
      Map.of(
          "interval", "Interval",
          "timeout", "Timeout",
          "start-period", "StartPeriod",
          "start-interval", "StartInterval");

  private static final String EXAMPLE = "HEALTHCHECK CMD [\"/app\", \"--check\"]";

  private HealthCheckReader() {}

  static HealthCheck read(LogicalLine line) {
    String[] parts = InstructionReader.SPACES.split(line.rest(), 2);
    String kind = parts[0].toUpperCase(Locale.ROOT);
    String rest = parts.length < 2 ? "" : parts[1];
    return switch (kind) {
      case "NONE" -> none(line, rest);
      case "CMD" -> new HealthCheck(line.source(), test(rest), numbers(line));
      default -> throw new LineFault("HEALTHCHECK wants CMD or NONE, found " + parts[0], EXAMPLE);
    };
  }

  private static HealthCheck none(LogicalLine line, String rest) {
    Flags.none(line);
    if (!rest.isEmpty()) {
      throw new LineFault("nothing after HEALTHCHECK NONE, found " + rest, EXAMPLE);
    }
    return new HealthCheck(line.source(), List.of("NONE"), Map.of());
  }

  private static List<String> test(String rest) {
    Optional<List<String>> list = JsonForm.words(rest);
    List<String> test = new ArrayList<>(list.orElse(rest.isEmpty() ? List.of() : List.of(rest)));
    if (test.isEmpty()) {
      throw new LineFault("HEALTHCHECK CMD without a command", EXAMPLE);
    }
    test.addFirst(list.isPresent() ? "CMD" : "CMD-SHELL");
    return test;
  }

  private static Map<String, Long> numbers(LogicalLine line) {
    Flags flags =
        Flags.of(
            line,
            Set.of("interval", "timeout", "start-period", "start-interval", "retries"),
            Set.of(),
            Set.of());
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (String name : List.of("interval", "timeout", "start-period", "start-interval")) {
      flags
          .text(name)
          .map(value -> GoDuration.atLeastAMillisecond("--" + name, value))
          .filter(nanoseconds -> nanoseconds > 0)
          .ifPresent(nanoseconds -> numbers.put(DURATIONS.getOrDefault(name, name), nanoseconds));
    }
    flags.text("retries").map(HealthCheckReader::retries).ifPresent(n -> numbers.put("Retries", n));
    return numbers;
  }

  private static long retries(String value) {
    if (!value.matches("[0-9]{1,9}")) {
      throw new LineFault("--retries wants a number from 0 up, found " + value, "--retries=3");
    }
    return Long.parseLong(value);
  }
}
