package dev.signlab.engine.move;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a registry, and is gone for good when a number of writes has passed. */
final class CuttingProxy implements AutoCloseable {

  private final ServerSocket server;
  private final int behind;
  private final AtomicInteger left;

  private CuttingProxy(ServerSocket server, int behind, int writes) {
    this.server = server;
    this.behind = behind;
    this.left = new AtomicInteger(writes);
  }

  static CuttingProxy before(int port, int writes) {
    try {
      ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      CuttingProxy proxy = new CuttingProxy(server, port, writes);
      Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket registry = new Socket(InetAddress.getLoopbackAddress(), behind);
        Thread.ofVirtual().start(() -> pump(client, registry, true));
        Thread.ofVirtual().start(() -> pump(registry, client, false));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void pump(Socket from, Socket to, boolean counts) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[64 << 10];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        boolean writes =
            new String(buffer, 0, Math.min(n, 4), StandardCharsets.ISO_8859_1)
                .matches("(?s)(PUT |POST|PATC).*");
        if (counts && writes && left.getAndDecrement() <= 0) {
          close();
          return;
        }
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // One side has hung up, as a test may want it to.
    }
  }
}
