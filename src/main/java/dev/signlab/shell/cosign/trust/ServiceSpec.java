package dev.signlab.shell.cosign.trust;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.trustedroot.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What one flag says of a service: {@code NAME=VALUE,NAME=VALUE}. Of a name that is there twice the
 * last counts, and names that are not known are left alone, as by cosign.
 *
 * @param kind what cosign calls such a text, as {@code tlog}
 * @param values the values by name
 */
record ServiceSpec(String kind, Map<String, String> values) {

  static final String URL = "url";
  static final String KEY = "public-key";
  static final String CHAIN = "certificate-chain";
  static final String START = "start-time";
  static final String END = "end-time";

  /** Time as cosign reads it (RFC 3339), which Java's own form is wider than. */
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

  ServiceSpec {
    values = Map.copyOf(values);
  }

  /**
   * Reads the texts of a flag, each into something.
   *
   * @param flag its name, for problems
   */
  static <T> List<T> all(
      String flag, String kind, List<String> texts, Function<ServiceSpec, T> into) {
    return texts.stream()
        .map(
            text ->
                Prefixed.by(
                    "parsing " + flag + " spec: ", () -> into.apply(parse(flag, kind, text))))
        .toList();
  }

  private static ServiceSpec parse(String flag, String kind, String text) {
    Map<String, String> values = new HashMap<>();
    for (String pair : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw Problem.of("invalid key-value pair: " + pair)
            .expected("--" + flag + " NAME=VALUE,NAME=VALUE")
            .found(pair.isEmpty() ? "nothing between two commas" : "no equals sign in " + pair)
            .cause(Cause.MALFORMED)
            .asException();
      }
      values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return new ServiceSpec(kind, values);
  }

  /** Refuses the first of some names that has no value. */
  ServiceSpec needing(String... names) {
    for (String name : names) {
      if (value(name).isEmpty()) {
        throw missing(name);
      }
    }
    return this;
  }

  private LabException missing(String name) {
    String empty = kind.equals("service") ? "missing" : "missing or empty";
    return Problem.of(empty + " required key '" + name + "' in " + kind + " spec")
        .expected(name + "=VALUE")
        .found(
            values.isEmpty()
                ? "nothing"
                : String.join(", ", values.keySet().stream().sorted().toList()))
        .cause(Cause.MALFORMED)
        .asException();
  }

  String text(String name) {
    return value(name).orElseThrow(() -> missing(name));
  }

  /** Returns a value; an empty one is none. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
  }

  /** Tells whether a name is there, with a value or without. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Returns when the service counts, from an instant on where no other beginning is said. */
  TimeRange validFor(Instant otherwise) {
    Instant start = value(START).map(text -> time(START, text)).orElse(otherwise);
    Optional<Instant> end = value(END).map(text -> time(END, text));
    end.filter(start::isAfter).ifPresent(last -> refuse(start, last));
    return new TimeRange(start, end);
  }

  /** cosign writes it down, and nobody who reads it ever believes the service. */
  private static void refuse(Instant start, Instant end) {
    throw Problem.of("that service would never count: " + END + " lies before " + START)
        .expected(END + " after " + start)
        .found(end.toString())
        .cause(Cause.WRONG_TIME)
        .asException();
  }

  private static Instant time(String name, String text) {
    return Prefixed.by("parsing " + name + ": ", () -> time(text));
  }

  /** Reads a time as cosign does, and refuses others in its words. */
  static Instant time(String text) {
    try {
      if (TIME.matcher(text).matches()) {
        return OffsetDateTime.parse(text).toInstant();
      }
    } catch (DateTimeException e) {
      // It is said below.
    }
    throw Problem.of("parsing time \"" + text + "\" as \"2006-01-02T15:04:05Z07:00\": it is none")
        .expected("such as 2026-01-01T00:00:00Z")
        .found(text)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
