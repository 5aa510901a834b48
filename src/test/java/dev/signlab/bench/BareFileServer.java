package dev.signlab.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The library behind our server, with virtual threads and nothing of ours: it reads one file of at
 * most 64 KiB for each request.
 */
final class BareFileServer {

  private static final int LARGEST = 64 << 10;

  private BareFileServer() {}

  /** Serves a file until the process is ended; the first line of output says where. */
  public static void main(String[] arguments) throws Exception {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Server server = new Server(threads);
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new FileHandler(Path.of(arguments[0])));
    server.start();
    System.out.println("http://127.0.0.1:" + connector.getLocalPort() + "/");
  }

  private static final class FileHandler extends Handler.Abstract {

    private final Path file;

    FileHandler(Path file) {
      this.file = file;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      RetainableByteBuffer piece =
          request.getComponents().getByteBufferPool().acquire(LARGEST, true);
      try (FileChannel channel = FileChannel.open(file)) {
        ByteBuffer bytes = piece.getByteBuffer();
        BufferUtil.clearToFill(bytes);
        while (channel.read(bytes) > 0) {
          // Until it is full or the file ends.
        }
        bytes.flip();
        response.write(true, bytes, Callback.from(piece::release, callback));
      }
      return true;
    }
  }
}
