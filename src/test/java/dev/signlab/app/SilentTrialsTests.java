package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signlab.diagnosis.Budget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command that is only tried asks little, and waits for nobody. */
class SilentTrialsTests {

  private static final String KEY =
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt
      6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==
      -----END PUBLIC KEY-----
      """;

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  @BeforeEach
  void begin() throws IOException {
    Files.writeString(folder.resolve("cosign.pub"), KEY);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void end() {
    over.countDown();
    server.stop(0);
    threads.close();
  }

  @Test
  void aBusyRegistryIsAskedOnceForEachThing() {
    answer(exchange -> reply(exchange, isPing(exchange) ? 200 : 503));
    Budget budget = new Budget(20, LONG);

    assertThat(tried(budget)).isFalse();

    assertThat(asked.get()).isBetween(1, 3);
    assertThat(budget.has(20 - asked.get())).isTrue();
    assertThat(budget.has(21 - asked.get())).isFalse();
  }

  @Test
  void noRequestIsMadeThatTheBudgetDoesNotHave() {
    answer(
        exchange -> {
          exchange.getResponseHeaders().set("Location", exchange.getRequestURI() + "0");
          reply(exchange, isPing(exchange) ? 200 : 307);
        });
    Budget budget = new Budget(5, LONG);

    assertThat(tried(budget)).isFalse();

    assertThat(asked.get()).isBetween(1, 5);
  }

  @Test
  void nothingIsAskedWhenThePatienceIsOver() {
    answer(exchange -> reply(exchange, 200));

    assertThat(tried(new Budget(20, Duration.ZERO))).isFalse();

    assertThat(asked).hasValue(0);
  }

  @Test
  @Timeout(30)
  void aSilentRegistryIsNotWaitedFor() {
    answer(
        exchange -> {
          if (!isPing(exchange)) {
            await();
          }
          reply(exchange, 200);
        });

    assertThat(tried(new Budget(20, LONG))).isFalse();

    assertThat(over.getCount()).as("the registry is silent still").isOne();
  }

  private boolean tried(Budget budget) {
    String image = "localhost:" + server.getAddress().getPort() + "/app:1";
    List<String> words = List.of("cosign", "verify", "--key", "cosign.pub", image);
    return new SilentTrials(Typed.in(folder).session(), budget, SilentTrials::exchanges)
        .run(words)
        .passed();
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private void answer(Answer answer) {
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          answer.to(exchange);
        });
  }

  private static boolean isPing(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().equals("/v2/");
  }

  private static void reply(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void await() {
    try {
      if (!over.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody let go of the request");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
