package dev.signlab.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.signlab.judge.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of another name, reached over TLS through a proxy that wants a login. */
class TunnelIntegrationTests {

  private static final String LOGIN = "proxy-authorization: Basic YW5uOnMzY3JldA==";

  @TempDir private Path folder;

  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final ExchangeLog log = new ExchangeLog();
  private HttpsServer server;
  private ServerSocket proxy;

  @BeforeEach
  void start() throws Exception {
    Certificates.make(folder, "DNS:registry.example");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context()));
    server.createContext(
        "/",
        exchange -> {
          heads.add(String.valueOf(exchange.getRequestHeaders().getFirst("Proxy-Authorization")));
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
          exchange.close();
        });
    server.start();
    proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.stop(0);
  }

  private SSLContext context() throws Exception {
    char[] password = Certificates.PASSWORD.toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(Certificates.KEY_STORE))) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void serve() {
    while (!proxy.isClosed()) {
      try {
        Socket client = proxy.accept();
        Thread.ofVirtual().start(() -> tunnel(client));
      } catch (IOException e) {
        // The test is over.
        return;
      }
    }
  }

  private void tunnel(Socket client) {
    try (client) {
      String head = head(client);
      heads.add(head.replace("Proxy-authorization", "proxy-authorization"));
      if (!heads.getLast().contains(LOGIN)) {
        answer(
            client,
            "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\""
                + "\r\nContent-Length: 0");
        return;
      }
      answer(client, "200 Connection established");
      try (Socket there =
          new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
        Thread back = Thread.ofVirtual().start(() -> copy(there, client));
        copy(client, there);
        back.join();
      }
    } catch (IOException | InterruptedException e) {
      heads.add("the tunnel broke: " + e);
    }
  }

  private static void answer(Socket client, String what) throws IOException {
    client
        .getOutputStream()
        .write(("HTTP/1.1 " + what + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One side has closed both.
      return;
    }
  }

  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
      head.append((char) c);
      if (head.indexOf("\r\n\r\n") >= 0) {
        break;
      }
    }
    return head.toString();
  }

  @Test
  void theProxyHearsTheLoginAndTheServerDoesNot() throws IOException {
    HttpTransport through =
        HttpTransport.of(InstantSource.system(), log)
            .trusting(Files.readAllBytes(folder.resolve(Certificates.CERTIFICATE)))
            .in(() -> Map.of("HTTPS_PROXY", "http://ann:s3cret@localhost:" + proxy.getLocalPort()));

    try (Response answer =
        through.send(Request.get(java.net.URI.create("https://registry.example/v2/")))) {
      assertThat(answer.status()).as(heads.toString()).isEqualTo(200);
      assertThat(new String(answer.bytes(10), StandardCharsets.US_ASCII)).isEqualTo("ok");
    }

    assertThat(heads.stream().filter(each -> each.startsWith("CONNECT registry.example:443 ")))
        .last()
        .asString()
        .contains(LOGIN);
    assertThat(heads).contains("null").noneMatch(each -> each.startsWith("the tunnel broke"));
    assertThat(log.all().toString()).doesNotContain("s3cret").doesNotContain("YW5u");
  }
}
