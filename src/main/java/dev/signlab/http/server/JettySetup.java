package dev.signlab.http.server;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * How Jetty stands behind a {@link LoopbackServer}: its bounds, its threads, and what it takes for
 * a request.
 */
final class JettySetup {

  private static final int LARGEST_HEAD = 64 << 10;

  /** Half of what a process may open on most systems, at a few kilobytes each. */
  private static final int MOST_CONNECTIONS = 8_000;

  private static final Duration LONGEST_REST = Duration.ofMinutes(2);

  /** Who accepts holds the port until it has heard of the end. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

  /** One that accepts, one that selects, and some that hand calls to virtual threads. */
  private static final int THREADS = 8;

  private JettySetup() {}

  /** Returns a server that is not started yet and will accept at an open channel. */
  static Server serverOf(ServerSettings settings) {
    FieldEncoders.find();
    Server server = new Server(threads());
    server.setErrorHandler(new Refusals(settings.clock()));
    server.setStopTimeout(0);
    ServerConnector connector = new ServerConnector(server, 1, 1, protocols(settings));
    connector.setIdleTimeout(LONGEST_REST.toMillis());
    connector.setShutdownIdleTimeout(0);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    return server;
  }

  /** Jetty's own queue asks the JVM's management for the size of a cache line: half the start. */
  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 0, new LinkedBlockingQueue<>());
    threads.setName("loopback");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    threads.setStopTimeout(LONGEST_STOP.toMillis());
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return threads;
  }

  /** Where there is a certificate, plain HTTP is read as well, so that it can be told apart. */
  private static ConnectionFactory[] protocols(ServerSettings settings) {
    HttpConnectionFactory http = new StrictHttp(http(), settings.longestHead());
    return settings
        .tls()
        .map(tls -> new ConnectionFactory[] {new DetectorConnectionFactory(tls(tls)), http})
        .orElseGet(() -> new ConnectionFactory[] {http});
  }

  private static SslConnectionFactory tls(KeyStoreFile keyStore) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(keyStore.context());
    return new SslConnectionFactory(tls, "http/1.1");
  }

  /** Dates come from the lab's clock. */
  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(LARGEST_HEAD);
    return http;
  }

  /** Lets the server accept at a channel. */
  static void acceptAt(Server server, ServerSocketChannel channel) throws IOException {
    ((ServerConnector) server.getConnectors()[0]).open(channel);
  }
}
