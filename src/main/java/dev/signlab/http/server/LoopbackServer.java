package dev.signlab.http.server;

import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * An HTTP/1.1 server on 127.0.0.1, and on no other address, that gives each connection a virtual
 * thread of its own. Safe for use by several threads.
 *
 * <p>It is our own because {@code jdk.httpserver} leaves a client that tries TLS first without an
 * answer until that gives up, which takes Jib and skopeo ten seconds for each connection; see
 * {@code content/design/registry.adoc}.
 */
public final class LoopbackServer implements AutoCloseable {

  private static final int BACKLOG = 256;
  private static final int MOST_CONNECTIONS = 1_000;
  private static final Duration RELEASE = Duration.ofSeconds(1);

  private final ServerSocket listening;
  private final ServerSettings settings;
  private final Handler handler;
  private final FailureAnswers failures;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Semaphore free = new Semaphore(MOST_CONNECTIONS);
  private final Thread accepting;

  private LoopbackServer(
      ServerSocket listening, ServerSettings settings, Handler handler, FailureAnswers failures) {
    this.listening = listening;
    this.settings = settings;
    this.handler = new LoopbackOnly(handler);
    this.failures = failures;
    this.accepting =
        Thread.ofPlatform()
            .daemon()
            .name("loopback-" + listening.getLocalPort())
            .unstarted(this::acceptAll);
  }

  /**
   * Starts a server, which answers when this returns.
   *
   * @throws PortInUseException when another program listens on the port
   */
  public static LoopbackServer start(
      ServerSettings settings, Handler handler, FailureAnswers failures) {
    LoopbackServer server = new LoopbackServer(bind(settings), settings, handler, failures);
    server.accepting.start();
    return server;
  }

  /** Returns the port on which it listens. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Returns its address with the name localhost, without a slash behind it. */
  public String url() {
    return (settings.tls().isPresent() ? "https" : "http") + "://localhost:" + port();
  }

  /** Stops at once: calls under way are cut off, and the port is free when this returns. */
  @Override
  public void close() {
    close(listening);
    connections.forEach(LoopbackServer::close);
    awaitRelease();
  }

  /** The system holds the port until the thread that waits in accept has noticed. */
  private void awaitRelease() {
    try {
      accepting.join(RELEASE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ServerSocket bind(ServerSettings settings) {
    try {
      ServerSocket socket =
          settings.tls().isPresent()
              ? settings.tls().get().context().getServerSocketFactory().createServerSocket()
              : new ServerSocket();
      socket.bind(new InetSocketAddress(loopback(), settings.port()), BACKLOG);
      return socket;
    } catch (BindException e) {
      throw PortInUseException.of(settings.port(), e);
    } catch (IOException e) {
      throw Problem.of("cannot listen on port " + settings.port() + " of 127.0.0.1")
          .found(String.valueOf(e.getMessage()))
          .command("doctor")
          .asException(e);
    }
  }

  static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
  }

  private void acceptAll() {
    while (!listening.isClosed()) {
      try {
        serve(listening.accept());
      } catch (IOException e) {
        // Closed, or a client that was gone before it was accepted.
      }
    }
  }

  private void serve(Socket socket) {
    free.acquireUninterruptibly();
    connections.add(socket);
    Thread.startVirtualThread(() -> serveAndForget(socket));
    if (listening.isClosed()) {
      close(socket);
    }
  }

  private void serveAndForget(Socket socket) {
    try {
      new Connection(socket, settings, handler, failures).run();
    } finally {
      connections.remove(socket);
      free.release();
    }
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is of no use any more, closed or not.
    }
  }
}
