package dev.signlab.http.server;

import dev.signlab.http.Exchange;
import dev.signlab.http.ExchangeLog;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Records what a server was asked and what it answered, so that {@code wire} can also show the
 * requests of programs that are not ours.
 *
 * @param log takes the exchanges
 */
public record ExchangeRecorder(ExchangeLog log) implements CallListener {

  @Override
  public boolean wantsBodies() {
    return true;
  }

  @Override
  public void answered(Call call, Instant startedAt, Duration duration) {
    log.add(
        new Exchange(
            call.method(),
            uri(call),
            call.requestHeaders(),
            call.receivedPreview(),
            call.status(),
            call.responseHeaders(),
            call.sentPreview(),
            duration,
            startedAt,
            System.nanoTime() - duration.toNanos(),
            Optional.empty()));
  }

  private static URI uri(Call call) {
    try {
      return new URI("http://" + host(call) + call.target());
    } catch (URISyntaxException e) {
      return URI.create("http://localhost/");
    }
  }

  private static String host(Call call) {
    String host = call.header("Host").orElse("");
    return LoopbackOnly.isLoopback(host) ? host : "localhost";
  }
}
