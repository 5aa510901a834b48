package dev.signlab.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One request and its answer, as recorded: passwords, tokens and cookies are replaced by {@code
 * ***} before the record is made, so that it may be shown and saved.
 *
 * @param method the method of the request
 * @param uri where it went, without secrets in its query
 * @param requestHeaders the fields sent
 * @param requestBody the beginning of what was sent
 * @param status the status of the answer, or 0 when none came
 * @param responseHeaders the fields of the answer
 * @param responseBody the beginning of what came back
 * @param duration from the first byte sent to the end of the answer
 * @param startedAt when the request was sent, by the lab's clock
 * @param sentAt the same, as {@link System#nanoTime} counts in this process
 * @param failure why no answer came, where none came
 */
public record Exchange(
    String method,
    URI uri,
    Headers requestHeaders,
    BodyPreview requestBody,
    int status,
    Headers responseHeaders,
    BodyPreview responseBody,
    Duration duration,
    Instant startedAt,
    long sentAt,
    Optional<String> failure) {

  /** Removes what must not be kept. */
  public Exchange {
    uri = Redaction.ofUri(uri);
    requestHeaders = Redaction.ofHeaders(requestHeaders);
    responseHeaders = Redaction.ofHeaders(responseHeaders);
  }

  /** Returns the exchange on one line, such as {@code GET /v2/ → 200, 2 ms}. */
  public String summary() {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String result = failure.orElseGet(() -> String.valueOf(status));
    return method
        + " "
        + uri.getRawPath()
        + query
        + " → "
        + result
        + ", "
        + duration.toMillis()
        + " ms";
  }
}
