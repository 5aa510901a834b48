package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever waits for a busy registry reads why, on the standard error of the command. */
class BusyRegistryTests {

  @TempDir private Path folder;

  @Test
  void theReasonStandsOnTheCommandsStandardError() throws IOException {
    AtomicInteger busy = new AtomicInteger(2);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean ping = exchange.getRequestURI().getPath().equals("/v2/");
          boolean now = !ping && busy.getAndDecrement() > 0;
          exchange.sendResponseHeaders(ping ? 200 : now ? 503 : 404, -1);
          exchange.close();
        });
    server.start();
    try {
      String image = "localhost:" + server.getAddress().getPort() + "/app:1";
      Typed shell = Typed.in(folder);
      assertThat(shell.type("cosign triangulate " + image + " 2> reasons")).isNotZero();
      assertThat(shell.said()).noneMatch(line -> line.contains("trying again"));
      shell.works("cat reasons");
      assertThat(shell.said())
          .anyMatch(line -> line.matches(".* answers 503, trying again in 0.[34] s \\(2 of 4\\)"));
    } finally {
      server.stop(0);
    }
  }
}
