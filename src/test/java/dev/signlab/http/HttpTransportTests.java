package dev.signlab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class HttpTransportTests {

  private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");

  private final ExchangeLog log = new ExchangeLog();
  private final HttpTransport transport = HttpTransport.of(InstantSource.fixed(NOW), log);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] sent = exchange.getRequestBody().readAllBytes();
          byte[] answer =
              exchange.getRequestURI().getPath().equals("/token")
                  ? "{\"token\":\"s3cret-token\",\"expires_in\":300}"
                      .getBytes(StandardCharsets.UTF_8)
                  : sent;
          exchange.getResponseHeaders().set("Set-Cookie", "session=s3cret");
          int status = exchange.getRequestURI().getPath().equals("/denied") ? 401 : 200;
          exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aLongTokenIsHiddenWhole() {
    String json = "{\"token\":\"" + "e\\\"y".repeat(30_000) + "\",\"a\":\"b\",\"auth\":\"cut";

    assertThat(Redaction.ofBody(json)).isEqualTo("{\"token\":\"***\",\"a\":\"b\",\"auth\":\"***\"");
  }

  @Test
  void aSignedTokenIsHiddenWhereverItStands() {
    String token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";

    assertThat(Redaction.ofBody("{\"value\":\"" + token + "\"}")).isEqualTo("{\"value\":\"***\"}");
    assertThat(Redaction.ofBody(token.substring(0, 35))).isEqualTo("***");
    assertThat(Redaction.ofBody("{\"device_code\":\"d\",\"user_code\":\"u\"}"))
        .isEqualTo("{\"device_code\":\"***\",\"user_code\":\"u\"}");
    assertThat(Redaction.ofHeaders(new Headers(Map.of("location", List.of("/cb?code=x&state=y")))))
        .isEqualTo(new Headers(Map.of("location", List.of("/cb?code=***&state=y"))));
  }

  @Test
  void sendsABodyAndRecordsBothWays() {
    Request request =
        Request.of("PUT", at("/v2/app/manifests/1.0"))
            .with(Body.of("{\"a\":1}".getBytes(StandardCharsets.UTF_8)));

    try (Response response = transport.send(request)) {
      assertThat(response.status()).isEqualTo(200);
      assertThat(new String(response.bytes(100), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    }

    Exchange exchange = log.all().getFirst();
    assertThat(exchange.summary()).matches("PUT /v2/app/manifests/1.0 → 200, \\d+ ms");
    assertThat(exchange.startedAt()).isEqualTo(NOW);
    assertThat(exchange.requestBody().text()).isEqualTo("{\"a\":1}");
    assertThat(exchange.responseBody()).isEqualTo(new BodyPreview(7, "{\"a\":1}", false));
  }

  @Test
  void streamsABodyOfKnownLength() {
    byte[] large = new byte[200_000];
    Request request =
        Request.of("POST", at("/blob"))
            .with(Body.of(large.length, () -> new ByteArrayInputStream(large)));

    try (Response response = transport.send(request)) {
      assertThat(response.bytes(large.length)).isEqualTo(large);
    }

    assertThat(log.all().getFirst().requestBody()).isEqualTo(new BodyPreview(200_000, "", true));
    assertThat(log.all().getFirst().responseBody()).isEqualTo(new BodyPreview(200_000, "", true));
  }

  @Test
  void recordsNoSecret() {
    Request request =
        Request.get(at("/token?service=lab&access_token=s3cret"))
            .with("Authorization", "Basic czNjcmV0")
            .with("Cookie", "session=s3cret");

    transport.send(request).close();

    assertThat(log.all().toString()).doesNotContain("s3cret").doesNotContain("czNjcmV0");
    Exchange exchange = log.all().getFirst();
    assertThat(exchange.requestHeaders().first("authorization")).contains("Basic ***");
    assertThat(exchange.responseHeaders().all("set-cookie")).isEqualTo(List.of("***"));
    assertThat(exchange.uri().getQuery()).isEqualTo("service=lab&access_token=***");
    assertThat(exchange.responseBody().text()).isEqualTo("{\"token\":\"***\",\"expires_in\":300}");
  }

  @Test
  void recordsNoSecretThatIsCutOff() {
    assertThat(Redaction.ofBody("{\"access_token\":\"abc")).isEqualTo("{\"access_token\":\"***\"");
    assertThat(Redaction.ofBody("grant_type=password&password=abc&code_challenge=x"))
        .isEqualTo("grant_type=password&password=***&code_challenge=x");
  }

  @Test
  void recordsNoKeyOfAKubernetesSecretNorItsCopyInAnAnnotation() {
    String data = "{\"data\":{\"cosign.key\":\"a2V5\",\"cosign.password\":\"cGFzcw==\"}}";
    String copy = "{\"last\":" + Json.writeText(JsonNodeFactory.instance.stringNode(data)) + "}";
    assertThat(Redaction.ofBody(data)).contains("cosign.key\":\"***").doesNotContain("cGFzcw");
    assertThat(Redaction.ofBody(copy)).doesNotContain("a2V5").doesNotContain("cGFzcw");
  }

  @Test
  void refusesAHeaderWithALineBreakWithoutRepeatingIt() {
    Request request = Request.get(at("/")).with("X-Vault-Token", "s3cret\nX-Other: 1");
    LabException refused = catchThrowableOfType(LabException.class, () -> transport.send(request));
    assertThat(refused.problem().toString()).contains("x-vault-token").doesNotContain("s3cret");
  }

  @Test
  void givesAnyStatusAsAnAnswer() {
    try (Response response = transport.send(Request.get(at("/denied")))) {
      assertThat(response.status()).isEqualTo(401);
      assertThat(response.isSuccess()).isFalse();
    }
  }

  @Test
  void refusesAnAnswerThatIsTooLarge() {
    Request request = Request.of("POST", at("/")).with(Body.of(new byte[100]));

    try (Response response = transport.send(request)) {
      assertThat(catchThrowableOfType(LabException.class, () -> response.bytes(99)))
          .hasMessageContaining("too large");
    }
  }

  @Test
  void saysThatNothingListensThere() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () -> transport.send(Request.get(URI.create("http://127.0.0.1:" + port + "/v2/"))));

    assertThat(failure.failure()).isEqualTo(TransportException.Failure.REFUSED);
    assertThat(log.all().getFirst().summary()).startsWith("GET /v2/ → connection refused");
  }

  @Test
  void tellsTheExchangesOfOneCommandApart() {
    transport.send(Request.get(at("/one"))).close();
    long mark = log.mark();
    transport.send(Request.get(at("/two"))).close();

    assertThat(log.since(mark))
        .extracting(exchange -> exchange.uri().getPath())
        .containsExactly("/two");
  }

  @Test
  void refusesAnAuthorityThatIsNoCertificate() {
    assertThat(
            catchThrowableOfType(
                LabException.class,
                () -> transport.trusting("nothing".getBytes(StandardCharsets.UTF_8))))
        .hasMessage("no certificate authority can be read");
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }
}
