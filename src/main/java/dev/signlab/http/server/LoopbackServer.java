package dev.signlab.http.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on 127.0.0.1, and on no other address, that gives each call a virtual thread of
 * its own. Safe for use by several threads.
 */
public final class LoopbackServer implements AutoCloseable {

  private static final int BACKLOG = 256;

  /** A client that is cut off while it sends never reads why it was refused. */
  private static final int MOST_DISCARDED = 64 << 20;

  static {
    // Without it each answer waits for an acknowledgement that the client holds back for 40 ms.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ServerSettings settings;
  private final Handler handler;
  private final FailureAnswers failures;

  private LoopbackServer(
      HttpServer server, ServerSettings settings, Handler handler, FailureAnswers failures) {
    this.server = server;
    this.settings = settings;
    this.handler = new LoopbackOnly(handler);
    this.failures = failures;
  }

  /**
   * Starts a server, which answers when this returns.
   *
   * @throws PortInUseException when another program listens on the port
   */
  public static LoopbackServer start(
      ServerSettings settings, Handler handler, FailureAnswers failures) {
    HttpServer server = bind(settings);
    LoopbackServer started = new LoopbackServer(server, settings, handler, failures);
    server.setExecutor(started.threads);
    server.createContext("/", started::serve);
    server.start();
    return started;
  }

  /** Returns the port on which it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Returns its address with the name localhost, without a slash behind it. */
  public String url() {
    return (server instanceof HttpsServer ? "https" : "http") + "://localhost:" + port();
  }

  /** Stops at once: calls under way are cut off. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static HttpServer bind(ServerSettings settings) {
    try {
      InetSocketAddress address = new InetSocketAddress(loopback(), settings.port());
      if (settings.tls().isEmpty()) {
        return HttpServer.create(address, BACKLOG);
      }
      HttpsServer server = HttpsServer.create(address, BACKLOG);
      server.setHttpsConfigurator(new HttpsConfigurator(settings.tls().get().context()));
      return server;
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

  private void serve(HttpExchange exchange) {
    Instant startedAt = settings.clock().instant();
    long start = System.nanoTime();
    CallListener listener = settings.listener();
    Call call =
        new Call(
            exchange,
            listener.wantsBodies(),
            done ->
                listener.answered(done, startedAt, Duration.ofNanos(System.nanoTime() - start)));
    try {
      answer(call);
    } finally {
      call.tell();
      exchange.close();
    }
  }

  private void answer(Call call) {
    try {
      try {
        handler.handle(call);
      } catch (IOException | RuntimeException e) {
        answerFailure(call, e);
      }
    } catch (IOException e) {
      // The client is gone: there is nobody left to answer.
    }
  }

  private void answerFailure(Call call, Exception failure) throws IOException {
    if (call.status() == 0) {
      call.discardBody(MOST_DISCARDED);
      failures.answer(call, failure);
    }
  }
}
