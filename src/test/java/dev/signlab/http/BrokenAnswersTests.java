package dev.signlab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.http.TransportException.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that break off, are packed on the way, or never come because of a proxy. */
class BrokenAnswersTests {

  private final ExchangeLog log = new ExchangeLog();
  private final HttpTransport transport = HttpTransport.of(InstantSource.system(), log);
  private ServerSocket listener;
  private volatile byte[] answer = new byte[0];
  private volatile String asked = "";

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        asked = head(socket);
        socket.getOutputStream().write(answer);
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // The client has gone, or the test is over.
        asked = "";
      }
    }
  }

  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = socket.getInputStream().read();
      if (c < 0) {
        break;
      }
      head.append((char) c);
    }
    return head.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Content-Length: 10~abc~3 of 10 bytes",
        "Transfer-Encoding: chunked~5;;abcde;;~5 bytes, and no end",
        "Transfer-Encoding: chunked~5;;abc~and no end"
      })
  void anAnswerThatBreaksOffIsCalledThat(String header, String body, String found) {
    says("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n" + body.replace(";;", "\r\n"));

    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> bytes(transport, uri()));

    assertThat(failure.failure()).isEqualTo(Failure.CUT);
    assertThat(failure)
        .hasMessage("the answer of localhost:" + listener.getLocalPort() + " broke off");
    assertThat(failure.problem().found().orElseThrow()).endsWith(found);
  }

  @Test
  void anAnswerThatGoesOnBehindItsLengthEndsThere() {
    says("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef");

    assertThat(bytes(transport, uri())).isEqualTo("abc");
  }

  @Test
  void anAnswerThatWasPackedOnTheWayIsUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("hello".getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
            .formatted(packed.size());
    all.write(head.getBytes(StandardCharsets.US_ASCII));
    all.write(packed.toByteArray());
    answer = all.toByteArray();

    assertThat(bytes(transport, uri())).isEqualTo("hello");
  }

  @Test
  void aProxyIsAskedWithItsLogin() {
    says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    HttpTransport proxied = through("http://ann:s3cret@localhost:" + listener.getLocalPort());

    assertThat(bytes(proxied, "http://registry.example/v2/")).isEqualTo("ok");

    assertThat(asked)
        .startsWith("GET http://registry.example/v2/ HTTP/1.1")
        .contains("Proxy-Authorization: Basic YW5uOnMzY3JldA==");
    assertThat(log.all().toString()).doesNotContain("s3cret").doesNotContain("YW5u");
  }

  @Test
  void aProxyThatRefusesIsNamedAndNotTakenForTheServer() {
    says("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    String proxy = "localhost:" + listener.getLocalPort();

    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () -> bytes(through("http://" + proxy), "https://registry.example/v2/"));

    assertThat(asked).startsWith("CONNECT registry.example:443 ");
    assertThat(failure).hasMessage("proxy " + proxy + " does not lead to registry.example");
    assertThat(failure.problem().found().orElseThrow()).contains("403 Forbidden");
    assertThat(failure.problem().hints())
        .anyMatch(hint -> hint.command().equals(Optional.of("NO_PROXY=registry.example …")));
  }

  @Test
  void aPlaceThatIsSignedIsNotRecorded() {
    says(
        "HTTP/1.1 307 See\r\nLocation: https://s.example/b?X-Amz-Signature=s3cret&x=1&token=s3cret"
            + "\r\nContent-Length: 0\r\n\r\n");

    bytes(transport, uri());

    assertThat(log.all().getFirst().responseHeaders().first("Location"))
        .contains("https://s.example/b?X-Amz-Signature=***&x=1&token=***");
  }

  private HttpTransport through(String proxy) {
    return transport.in(() -> Map.of("HTTP_PROXY", proxy, "HTTPS_PROXY", proxy));
  }

  private void says(String text) {
    answer = text.getBytes(StandardCharsets.UTF_8);
  }

  private String uri() {
    return "http://localhost:" + listener.getLocalPort() + "/";
  }

  private static String bytes(HttpTransport transport, String uri) {
    try (Response response = transport.send(Request.get(URI.create(uri)))) {
      return new String(response.bytes(100), StandardCharsets.UTF_8);
    }
  }
}
