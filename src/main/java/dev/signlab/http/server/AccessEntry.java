package dev.signlab.http.server;

import java.time.Duration;
import java.time.Instant;

/**
 * One answered request, as {@code registry log} shows it.
 *
 * @param at when it came, by the lab's clock
 * @param method such as {@code GET}
 * @param target path and query
 * @param status of the answer
 * @param duration until the answer was ready
 * @param received bytes of the request's body
 * @param sent bytes of the answer's body
 */
public record AccessEntry(
    Instant at,
    String method,
    String target,
    int status,
    Duration duration,
    long received,
    long sent) {

  /** Returns the entry on one line, such as {@code GET /v2/ → 200, 2 ms, 2 bytes}. */
  public String summary() {
    long bytes = Math.max(received, sent);
    // Thousands of them are written in a second, and a format is read each time that it is used.
    return method
        + (" " + target + " → " + status)
        + (", " + duration.toMillis() + " ms, ")
        + (bytes + " bytes");
  }
}
