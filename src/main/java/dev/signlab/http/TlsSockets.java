package dev.signlab.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes sockets that speak TLS in a given way; the same maker each time for the same variables, so
 * that connections are used again. Safe for use by several threads.
 */
final class TlsSockets {

  private final TlsSettings settings;
  private final Map<String, SSLSocketFactory> made = new ConcurrentHashMap<>();

  TlsSockets(TlsSettings settings) {
    settings.check();
    this.settings = settings;
  }

  TlsSettings settings() {
    return settings;
  }

  SSLSocketFactory in(Map<String, String> environment) {
    SystemRoots roots = SystemRoots.of(environment);
    return made.computeIfAbsent(roots.key(), key -> settings.factory(roots));
  }
}
