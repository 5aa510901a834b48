package dev.signlab.http;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/**
 * No answer came. Clients usually catch this and say it in the words of what they were asking for;
 * the problem it carries is a plain one.
 */
public final class TransportException extends LabException {

  /** What stood between the request and its answer. */
  public enum Failure {
    /** Nothing listens there. */
    REFUSED("connection refused"),
    /** The host has no address. */
    UNKNOWN_HOST("no such host"),
    /** It took too long. */
    TIMEOUT("no answer in time"),
    /** The certificate of the server is not trusted, or no common protocol was found. */
    TLS("TLS failed"),
    /** What answers does not speak HTTP, or stopped in the middle. */
    PROTOCOL("not an HTTP answer");

    private final String words;

    Failure(String words) {
      this.words = words;
    }

    /** Returns the failure in words, without capital or full stop. */
    public String words() {
      return words;
    }
  }

  private final Failure failure;
  private final boolean overTls;

  TransportException(Failure failure, Request request, Exception cause) {
    super(problem(failure, request, cause), cause);
    this.failure = failure;
    this.overTls = "https".equals(request.uri().getScheme());
  }

  /** Returns what went wrong, for callers that say it better or try elsewhere. */
  public Failure failure() {
    return failure;
  }

  /** Tells whether the request was to go over TLS. */
  public boolean wasOverTls() {
    return overTls;
  }

  private static Problem problem(Failure failure, Request request, Exception cause) {
    String reason =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return Problem.of("no answer from " + request.uri().getRawAuthority() + ": " + failure.words())
        .tried(request.method() + " " + Redaction.ofUri(request.uri()))
        .found(reason)
        .build();
  }
}
