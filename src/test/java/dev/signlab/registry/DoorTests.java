package dev.signlab.registry;

import static dev.signlab.registry.RegistryClient.bytes;
import static dev.signlab.registry.RegistryClient.code;
import static dev.signlab.registry.RegistryClient.header;
import static dev.signlab.registry.RegistryClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.http.Exchange;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.server.AccessEntry;
import dev.signlab.http.server.PortInUseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTests extends RegistryFixture {

  private final ExchangeLog exchanges = new ExchangeLog();

  @Override
  RegistrySettings settings(RegistrySettings plain) {
    return plain.recordingInto(exchanges);
  }

  @Test
  void theBaseSaysThatThisIsARegistry() {
    var got = client.get("/v2/");
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(text(got)).isEqualTo("{}");
    assertThat(header(got, "Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "localhost:5001, 200",
    "127.0.0.1:1, 200",
    "[::1]:5000, 200",
    "registry.localhost:5001, 200",
    "evil.example, 421",
    "127.0.0.1.evil.example, 421",
    "localhost.evil.example, 421"
  })
  void onlyLoopbackNamesAreAnswered(String host, int status) throws IOException {
    assertThat(raw("GET /v2/ HTTP/1.1\r\nHost: " + host)).startsWith("HTTP/1.1 " + status);
  }

  /** Clients of a proxy send the whole URL, whose host counts (RFC 9112, section 3.2.2). */
  @ParameterizedTest
  @CsvSource({
    "http://localhost:5001/v2/, localhost, 200",
    "HTTP://127.0.0.1/v2/?x=y, localhost, 200",
    "http://localhost:5001/v2/, evil.example, 200",
    "http://evil.example/v2/, localhost, 421",
    "http://user@localhost/v2/, localhost, 400",
    "http:///v2/, localhost, 400",
    "http://localhost, localhost, 404"
  })
  void aWholeUrlMayBeTheTarget(String target, String host, int status) throws IOException {
    assertThat(raw("GET " + target + " HTTP/1.1\r\nHost: " + host))
        .startsWith("HTTP/1.1 " + status);
  }

  @ParameterizedTest
  @CsvSource({"http://localhost:8080, 200", "https://evil.example, 403", "null, 403"})
  void onlyPagesOfThisMachineMaySend(String origin, int status) {
    assertThat(client.get("/v2/", "Origin", origin).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/../../etc/passwd/manifests/x",
        "/v2/%2e%2e/%2e%2e/manifests/x",
        "/v2/..%2f..%2fx/tags/list",
        "/v2/a/..%5c../manifests/x",
        "/v2/_blobs/tags/list",
        "/v2/app/_tags/tags/list",
        "/v2/App/tags/list",
        "/v2//app/tags/list",
        "/v2/app//tags/list",
        "/v2/app%00/tags/list",
        "/v2/app/manifests/..%2f..%2f..%2fsecret"
      })
  void noNameLeadsOutOfTheStore(String path) throws IOException {
    Files.writeString(folder.resolve("secret"), "hidden");
    String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost");
    assertThat(answer).containsAnyOf("NAME_INVALID", "404", "TAG_INVALID").doesNotContain("hidden");
  }

  @Test
  void whatIsNoEndpointIsNotFound() {
    assertThat(client.get("/").statusCode()).isEqualTo(404);
    assertThat(client.get("/v2/app").statusCode()).isEqualTo(404);
    assertThat(client.get("/v1/search").statusCode()).isEqualTo(404);
  }

  @Test
  void theLogTellsTheLatestRequests() {
    client.get("/v2/");
    client.get("/v2/app/manifests/1.0");
    assertThat(registry.log(1))
        .extracting(AccessEntry::method, AccessEntry::target, AccessEntry::status)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("GET", "/v2/app/manifests/1.0", 404));
    assertThat(registry.log(10)).hasSize(2);
    assertThat(registry.log(10).getFirst().summary()).startsWith("GET /v2/ → 200, ");
  }

  @Test
  void exchangesAreRecordedWithoutSecrets() {
    client.get("/v2/app/manifests/1.0", "Authorization", "Basic c2VjcmV0");
    Exchange exchange = exchanges.all().getFirst();
    assertThat(exchange.status()).isEqualTo(404);
    assertThat(exchange.responseBody().text()).contains("MANIFEST_UNKNOWN");
    assertThat(exchange.toString()).doesNotContain("c2VjcmV0");
  }

  /** Which line to type then is for the world to say, see WorldTests. */
  @Test
  void aPortInUseIsAProblemThatNamesAFreeOne(@org.junit.jupiter.api.io.TempDir Path other) {
    RegistrySettings same =
        RegistrySettings.of(other, java.time.InstantSource.system()).withPort(registry.port());
    assertThatThrownBy(() -> EmbeddedRegistry.start(same).close())
        .isInstanceOfSatisfying(
            PortInUseException.class,
            e -> {
              assertThat(e.problem().summary()).isEqualTo("port " + same.port() + " is in use");
              assertThat(e.problem().found().orElseThrow()).contains("listens there");
              assertThat(e.freePort()).isBetween(1, 65_535).isNotEqualTo(same.port());
            });
  }

  @Test
  void aRegistryWithPasswordLetsNobodyElseIn(@org.junit.jupiter.api.io.TempDir Path other) {
    RegistrySettings locked =
        RegistrySettings.of(other, java.time.InstantSource.system())
            .withCredentials("tester", "s3cret");
    try (EmbeddedRegistry guarded = EmbeddedRegistry.start(locked);
        RegistryClient stranger = new RegistryClient(guarded.url())) {
      var refused = stranger.get("/v2/");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(code(refused)).isEqualTo("UNAUTHORIZED");
      assertThat(header(refused, "WWW-Authenticate")).startsWith("Basic realm=");
      assertThat(stranger.get("/v2/", "Authorization", basic("tester:wrong")).statusCode())
          .isEqualTo(401);
      assertThat(stranger.get("/v2/", "Authorization", basic("tester:s3cret")).statusCode())
          .isEqualTo(200);
    }
  }

  private static String basic(String text) {
    return "Basic " + Base64.getEncoder().encodeToString(bytes(text));
  }

  /** Java's client refuses to send a foreign Host or such paths, so these go by hand. */
  private String raw(String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), registry.port())) {
      socket
          .getOutputStream()
          .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
