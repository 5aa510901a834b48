package dev.signlab.http.server.rpc;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.TlsIdentity;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A server of remote procedure calls on 127.0.0.1, and on no other address, over HTTP/2 and TLS
 * alone. Safe for use by several threads.
 */
public final class RpcServer implements AutoCloseable {

  private static final int THREADS = 8;
  private static final String HTTP2 = "h2";

  private final Server jetty;
  private final int port;

  private RpcServer(Server jetty, int port) {
    this.jetty = jetty;
    this.port = port;
  }

  /**
   * Starts a server, which answers when this returns.
   *
   * @param port where it listens; 0 means any free one
   * @param identity what it shows to clients
   * @throws dev.signlab.http.server.PortInUseException when another program listens on the port
   */
  public static RpcServer start(int port, TlsIdentity identity, RpcService service) {
    LoopbackServer.requireFree(port);
    Server jetty = new Server(threads());
    jetty.setStopTimeout(0);
    ServerConnector connector = new ServerConnector(jetty, 1, 1);
    connector.setConnectionFactories(
        List.of(tls(identity), alpn(), new HTTP2ServerConnectionFactory(configuration())));
    connector.setDefaultProtocol("SSL");
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    jetty.addConnector(connector);
    jetty.setHandler(new RpcHandler(service));
    try {
      jetty.start();
      return new RpcServer(jetty, connector.getLocalPort());
    } catch (Exception e) {
      throw cannotListen(port, e);
    }
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 0, new LinkedBlockingQueue<>());
    threads.setName("rpc");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    threads.setStopTimeout(0);
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    return threads;
  }

  private static SslConnectionFactory tls(TlsIdentity identity) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      // Nobody is asked for a certificate, and the platform's own list takes long to read.
      context.init(identity.managers(), new TrustManager[0], null);
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setSslContext(context);
      return new SslConnectionFactory(tls, "alpn");
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform speaks TLS", e);
    }
  }

  private static ALPNServerConnectionFactory alpn() {
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory(HTTP2);
    alpn.setDefaultProtocol(HTTP2);
    return alpn;
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    return http;
  }

  /** Returns the port on which it listens. */
  public int port() {
    return port;
  }

  /** Returns its address with the name localhost, without a slash behind it. */
  public String url() {
    return "https://localhost:" + port;
  }

  /** Stops at once. */
  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      // It is of no use any more, stopped or not.
    }
  }

  private static LabException cannotListen(int port, Exception e) {
    String reason = e instanceof IOException ? Reason.of(e) : String.valueOf(e.getMessage());
    return Problem.of("cannot listen on port " + port + " of 127.0.0.1")
        .found(reason)
        .command("doctor")
        .asException(e);
  }
}
