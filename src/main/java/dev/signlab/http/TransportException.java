package dev.signlab.http;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.util.List;
import java.util.Optional;

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
    /** The certificate of the server is not trusted. */
    UNTRUSTED("its certificate is not trusted"),
    /** What answers speaks no TLS. */
    NOT_TLS("plain HTTP where TLS was expected"),
    /** No common protocol was found, or the server wants to see a certificate. */
    TLS("TLS failed"),
    /** The proxy that a variable names does not lead there. */
    PROXY("the proxy does not lead there"),
    /** The answer began, and ended before its end. */
    CUT("the answer broke off"),
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

  /** How JSSE begins what it says of an alert that came from the other side. */
  private static final String ALERT_OF_SERVER = "Received fatal alert: ";

  /** The alerts about a certificate, RFC 8446 section 6.2. */
  private static final List<String> ABOUT_CERTIFICATES =
      List.of(
          "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "unknown_ca",
          "access_denied",
          "certificate_required");

  private final Failure failure;
  private final boolean overTls;
  private final transient Optional<UntrustedServer> untrusted;

  TransportException(
      Failure failure,
      Request request,
      Exception cause,
      Optional<UntrustedServer> untrusted,
      Optional<ProxyServer> proxy) {
    super(problem(failure, request, cause, untrusted, proxy), cause);
    this.failure = failure;
    this.overTls = "https".equals(request.uri().getScheme());
    this.untrusted = untrusted;
  }

  /** Returns what went wrong, for callers that say it better or try elsewhere. */
  public Failure failure() {
    return failure;
  }

  /** Tells whether the request was to go over TLS. */
  public boolean wasOverTls() {
    return overTls;
  }

  /**
   * Tells whether the server said, by an alert of TLS, that it saw no certificate or a wrong one.
   */
  public boolean asksForCertificate() {
    String detail = problem().foundOrSummary();
    return ABOUT_CERTIFICATES.stream().anyMatch(it -> detail.contains(ALERT_OF_SERVER + it));
  }

  /** Returns what is wrong with the server's certificate, where it is that. */
  public Optional<UntrustedServer> untrusted() {
    return untrusted;
  }

  /**
   * Says what went wrong with somebody, such as {@code registry localhost:5000}.
   *
   * @param silent what is said when nobody answered at all
   */
  public String told(String who, String silent) {
    return switch (failure) {
      case UNTRUSTED -> who + " answers, but its certificate is not trusted";
      case NOT_TLS -> who + " answers, but does not speak TLS";
      case TLS -> who + " answers, but TLS failed";
      case CUT -> "the answer of " + who + " broke off";
      default -> silent;
    };
  }

  private static Problem problem(
      Failure failure,
      Request request,
      Exception cause,
      Optional<UntrustedServer> untrusted,
      Optional<ProxyServer> proxy) {
    String host = request.uri().getRawAuthority();
    Problem.Builder problem =
        Problem.of(summary(failure, Redaction.ofText(host), proxy))
            .tried(request.method() + " " + Redaction.ofUri(request.uri()))
            .found(untrusted.map(UntrustedServer::words).orElseGet(() -> found(failure, cause)));
    untrusted.ifPresent(server -> advise(problem.cause(Cause.UNTRUSTED_SERVER), server.fault()));
    if (failure == Failure.PROXY && proxy.isPresent()) {
      String direct = "NO_PROXY=" + request.uri().getHost() + " …";
      problem
          .hint("the proxy is named by the variable " + proxy.get().variable())
          .hint("without it for this host", direct);
    }
    return problem.build();
  }

  /** The line that makes an authority known to any command, as to programs written in Go. */
  public static final Hint TRUST =
      new Hint("trust its authority, whose certificate is in a file", "SSL_CERT_FILE=ca.pem …");

  /** What is left to do where the time of the server's certificate is over. */
  public static final Hint RENEW =
      Hint.of("the server needs a new certificate; its owner can give it one");

  private static void advise(Problem.Builder problem, UntrustedServer.Fault fault) {
    switch (fault) {
      case UNKNOWN_AUTHORITY, BROKEN -> problem.hint(TRUST);
      case EXPIRED -> problem.hint(RENEW);
      case WRONG_NAME -> {}
    }
  }

  private static String summary(Failure failure, String host, Optional<ProxyServer> proxy) {
    return switch (failure) {
      case UNTRUSTED -> "the certificate of " + host + " is not trusted";
      case NOT_TLS -> host + " does not speak TLS";
      case CUT -> "the answer of " + host + " broke off";
      case PROXY ->
          "proxy " + proxy.map(ProxyServer::toString).orElse("") + " does not lead to " + host;
      default -> "no answer from " + host + ": " + failure.words();
    };
  }

  private static String found(Failure failure, Exception cause) {
    return switch (failure) {
      case NOT_TLS -> "an answer that is not TLS; it may speak plain HTTP";
      default -> Reason.of(cause);
    };
  }
}
