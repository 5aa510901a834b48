package dev.signlab.oci.client;

import dev.signlab.http.HttpTransport;
import dev.signlab.http.Request;
import dev.signlab.http.Response;
import dev.signlab.http.TransportException;
import dev.signlab.http.TransportException.Failure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Asks again where asking again can help and harms nobody (RFC 9110, sections 9.2.2 and 10.2.3).
 * The last failure always comes out as it is.
 */
final class Retrying {

  /** Not implemented, another version of HTTP, a full disk: failures that do not pass. */
  private static final Set<Integer> LASTING = Set.of(501, 505, 507);

  private static final int TOO_MANY_REQUESTS = 429;

  private final HttpTransport transport;
  private final RetryPolicy policy;

  Retrying(HttpTransport transport, RetryPolicy policy) {
    this.transport = transport;
    this.policy = policy;
  }

  /**
   * Sends a request, and again unless it asks for a condition: it may have undone that itself, and
   * where a registry ignores conditions, what the request rests on has grown old meanwhile.
   */
  Response send(String whom, Request request) {
    return isConditional(request)
        ? transport.send(request)
        : run(whom, () -> transport.send(request));
  }

  private static boolean isConditional(Request request) {
    return request.headers().first("If-Match").isPresent()
        || request.headers().first("If-None-Match").isPresent();
  }

  /**
   * Does something of several steps that can be begun again.
   *
   * @param whom who is asked, for a person
   */
  Response run(String whom, Supplier<Response> act) {
    Duration waited = Duration.ZERO;
    for (int attempt = 1; ; attempt++) {
      Trial trial = attempt(whom, act);
      Duration pause = pauseAfter(attempt, trial);
      waited = waited.plus(pause);
      boolean last = attempt >= policy.tries() || waited.compareTo(policy.longestWait()) > 0;
      if (last || !trial.isWorthAnother()) {
        return trial.result();
      }
      policy.listener().accept(line(trial.trouble(), pause, attempt + 1));
      if (!slept(pause)) {
        return trial.result();
      }
      trial.drop();
    }
  }

  private record Trial(String whom, Optional<Response> response, Optional<TransportException> cut) {

    boolean isWorthAnother() {
      if (cut.isPresent()) {
        return cut.get().failure() == Failure.PROTOCOL;
      }
      int status = status();
      return status == TOO_MANY_REQUESTS || (status >= 500 && !LASTING.contains(status));
    }

    int status() {
      return response.map(Response::status).orElse(0);
    }

    String trouble() {
      return whom + (cut.isPresent() ? " broke off" : " answers " + status());
    }

    Response result() {
      return response.orElseThrow(cut::orElseThrow);
    }

    void drop() {
      response.ifPresent(Response::close);
    }
  }

  private static Trial attempt(String whom, Supplier<Response> act) {
    try {
      return new Trial(whom, Optional.of(act.get()), Optional.empty());
    } catch (TransportException e) {
      return new Trial(whom, Optional.empty(), Optional.of(e));
    }
  }

  /** What the registry asks for counts; else longer each time, and not the same for all clients. */
  private Duration pauseAfter(int attempt, Trial trial) {
    long millis = policy.firstPause().toMillis();
    for (int i = 1; i < attempt; i++) {
      millis *= 3;
    }
    millis += ThreadLocalRandom.current().nextLong(millis / 4 + 1);
    Duration own = Duration.ofMillis(millis);
    Duration asked = trial.response().flatMap(this::retryAfter).orElse(Duration.ZERO);
    return asked.compareTo(own) > 0 ? asked : own;
  }

  private Optional<Duration> retryAfter(Response response) {
    return response.header("Retry-After").flatMap(text -> wait(text.strip(), response));
  }

  private Optional<Duration> wait(String text, Response response) {
    if (!text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit)) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    // A date counts from the registry's own clock, which need not agree with ours.
    Instant now =
        response.header("Date").flatMap(Retrying::date).orElse(transport.clock().instant());
    return date(text).map(when -> Duration.between(now, when));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private String line(String trouble, Duration pause, int next) {
    long tenths = (pause.toMillis() + 99) / 100;
    String seconds = tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10);
    return trouble + ", trying again in " + seconds + " s (" + next + " of " + policy.tries() + ")";
  }

  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
