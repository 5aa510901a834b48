package dev.signlab.http;

import dev.signlab.http.TransportException.Failure;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Finds out what a failure of the platform's client means. */
final class TransportFailures {

  private TransportFailures() {}

  static TransportException of(Request request, IOException e, Optional<ProxyServer> proxy) {
    return new TransportException(kind(e, proxy), request, e, untrusted(e), proxy);
  }

  private static Failure kind(IOException e, Optional<ProxyServer> proxy) {
    if (untrusted(e).isPresent()) {
      return Failure.UNTRUSTED;
    }
    return switch (e) {
      case TruncatedAnswerException cut -> Failure.CUT;
      case SocketTimeoutException timeout -> Failure.TIMEOUT;
      case ConnectException refused -> proxy.isPresent() ? Failure.PROXY : Failure.REFUSED;
      case NoRouteToHostException route -> proxy.isPresent() ? Failure.PROXY : Failure.REFUSED;
      case UnknownHostException host -> proxy.isPresent() ? Failure.PROXY : Failure.UNKNOWN_HOST;
      case SSLException tls when isPlain(tls) -> Failure.NOT_TLS;
      case SSLException tls -> Failure.TLS;
      default -> isTunnel(e) ? Failure.PROXY : Failure.PROTOCOL;
    };
  }

  /** So the JDK says that what came back was no TLS. */
  private static boolean isPlain(SSLException e) {
    String message = Reason.of(e);
    return message.contains("Unsupported or unrecognized SSL message")
        || message.contains("plaintext connection");
  }

  /** So the JDK says that a proxy refused to lead on. */
  private static boolean isTunnel(IOException e) {
    return Reason.of(e).startsWith("Unable to tunnel through proxy");
  }

  private static Optional<UntrustedServer> untrusted(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UntrustedCertificate bad) {
        return Optional.of(new UntrustedServer(bad.fault(), String.valueOf(bad.getMessage())));
      }
    }
    return Optional.empty();
  }
}
