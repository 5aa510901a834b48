package dev.signlab.http.server;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.server.Server;

/**
 * An HTTP/1.1 server on 127.0.0.1, and on no other address, that answers each request in a virtual
 * thread of its own. Safe for use by several threads.
 *
 * <p>Behind it stands Jetty, which nobody else sees; see {@code content/design/registry.adoc}.
 */
public final class LoopbackServer implements AutoCloseable {

  private static final int BACKLOG = 1_024;

  private final Server jetty;
  private final int port;
  private final boolean isTls;

  private LoopbackServer(Server jetty, int port, boolean isTls) {
    this.jetty = jetty;
    this.port = port;
    this.isTls = isTls;
  }

  /**
   * Starts a server, which answers when this returns.
   *
   * @throws PortInUseException when another program listens on the port
   */
  public static LoopbackServer start(
      ServerSettings settings, Handler handler, FailureAnswers failures) {
    Server jetty = JettySetup.serverOf(settings);
    jetty.setHandler(new CallHandler(settings, new LoopbackOnly(handler), failures));
    ServerSocketChannel listening = bind(settings.port());
    try {
      int port = listening.socket().getLocalPort();
      JettySetup.acceptAt(jetty, listening);
      jetty.start();
      return new LoopbackServer(jetty, port, settings.tls().isPresent());
    } catch (Exception e) {
      close(listening);
      throw cannotListen(settings.port(), e);
    }
  }

  /**
   * Listens on a port for a moment, which costs nothing beside a start; 0 is always free.
   *
   * @throws PortInUseException when another program listens on the port
   */
  public static void requireFree(int port) {
    close(bind(port));
  }

  /** Returns the port on which it listens. */
  public int port() {
    return port;
  }

  /** Returns its address with the name localhost, without a slash behind it. */
  public String url() {
    return (isTls ? "https" : "http") + "://localhost:" + port;
  }

  /** Stops at once: calls under way are cut off, and the port is free when this returns. */
  @Override
  public void close() {
    close(jetty::stop);
  }

  private static ServerSocketChannel bind(int port) {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        return channel.bind(new InetSocketAddress(loopback(), port), BACKLOG);
      } catch (IOException e) {
        close(channel);
        throw e;
      }
    } catch (BindException e) {
      throw PortInUseException.of(port, e);
    } catch (IOException e) {
      throw cannotListen(port, e);
    }
  }

  private static LabException cannotListen(int port, Exception e) {
    return Problem.of("cannot listen on port " + port + " of 127.0.0.1")
        .found(Reason.of(e))
        .command("doctor")
        .asException(e);
  }

  static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is of no use any more, closed or not.
    }
  }
}
