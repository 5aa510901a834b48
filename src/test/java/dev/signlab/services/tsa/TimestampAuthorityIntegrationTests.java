package dev.signlab.services.tsa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authority as openssl sees it. */
class TimestampAuthorityIntegrationTests {

  private static final Instant NOW = Instant.parse("2026-11-27T10:15:30Z");

  @TempDir Path folder;
  private LoopbackServer server;
  private Tool openssl;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    openssl = Tool.require("openssl").in(folder);
    server = serve(folder.resolve("tsa"));
  }

  private static LoopbackServer serve(Path state) {
    InstantSource clock = InstantSource.fixed(NOW);
    TsaEndpoints endpoints = new TsaEndpoints(TimestampAuthority.open(state, clock));
    return LoopbackServer.start(ServerSettings.of(clock), endpoints, endpoints);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void openssl_takes_a_token_for_a_request_in_der() throws Exception {
    Files.writeString(folder.resolve("data"), "some bytes");
    openssl.succeed("ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "q.tsq");
    HttpResponse<byte[]> answer = post("application/timestamp-query", folder.resolve("q.tsq"));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/timestamp-reply");
    Files.write(folder.resolve("a.tsr"), answer.body());
    roots();
    openssl.succeed("ts", "-verify", "-queryfile", "q.tsq", "-in", "a.tsr", "-CAfile", "root.pem");
    assertThat(openssl.succeed("ts", "-reply", "-in", "a.tsr", "-text").stdout())
        .contains("Status: Granted.")
        .contains("Policy OID: 1.3.6.1.4.1.57264.2")
        .contains("Time stamp: Nov 27 10:15:30 2026 GMT");
  }

  @Test
  void a_token_without_a_certificate_needs_the_chain_that_is_handed_out() throws Exception {
    Files.writeString(folder.resolve("data"), "some bytes");
    openssl.succeed("ts", "-query", "-data", "data", "-sha512", "-out", "q.tsq");
    Files.write(
        folder.resolve("a.tsr"),
        post("application/timestamp-query", folder.resolve("q.tsq")).body());
    roots();
    Tool.Run without =
        openssl.run("ts", "-verify", "-data", "data", "-in", "a.tsr", "-CAfile", "root.pem");
    assertThat(without.status()).isNotZero();
    openssl.succeed(
        "ts",
        "-verify",
        "-data",
        "data",
        "-in",
        "a.tsr",
        "-CAfile",
        "root.pem",
        "-untrusted",
        "chain.pem");
  }

  @Test
  void json_is_another_form_of_a_request() throws Exception {
    Files.writeString(folder.resolve("data"), "some bytes");
    String json =
        """
        {"artifactHash": "bIjXRwjapIQdR8MBkQ7jBbUl0R/R2T1zYEQc9Bk8ZXE=",
         "hashAlgorithm": "sha256", "nonce": 1234567890123456789012, "certificates": true}
        """;
    Files.writeString(
        folder.resolve("q.json"),
        json.replace("bIjXRwjapIQdR8MBkQ7jBbUl0R/R2T1zYEQc9Bk8ZXE=", digest("data")));
    Files.write(folder.resolve("a.tsr"), post("application/json", folder.resolve("q.json")).body());
    roots();
    openssl.succeed("ts", "-verify", "-data", "data", "-in", "a.tsr", "-CAfile", "root.pem");
    assertThat(openssl.succeed("ts", "-reply", "-in", "a.tsr", "-text").stdout())
        .contains("Nonce: 0x42ED123B0BD8203A14");
  }

  @Test
  void what_nobody_should_trust_is_refused_with_the_reason() throws Exception {
    Files.writeString(folder.resolve("data"), "some bytes");
    openssl.succeed("ts", "-query", "-data", "data", "-sha1", "-out", "q.tsq");
    assertRefused(
        "application/timestamp-query", "q.tsq", "Weak hash algorithm in timestamp request: SHA-1");
    assertRefused("application/timestamp-query", "data", "not a timestamp request");
    assertRefused("text/plain", "data", "unsupported content type: text/plain");
    Files.writeString(
        folder.resolve("short"), "{\"artifactHash\":\"AAAA\",\"hashAlgorithm\":\"sha256\"}");
    assertRefused(
        "application/json", "short", "Message digest has incorrect length for specified algorithm");
    Files.writeString(
        folder.resolve("md5"), "{\"artifactHash\":\"AAAA\",\"hashAlgorithm\":\"md5\"}");
    assertRefused("application/json", "md5", "unsupported hash algorithm md5");
  }

  @Test
  void what_is_wrong_with_the_authority_is_no_fault_of_the_request() throws Exception {
    Files.writeString(folder.resolve("data"), "some bytes");
    openssl.succeed("ts", "-query", "-data", "data", "-sha256", "-out", "q.tsq");
    server.close();
    TimestampAuthority authority =
        TimestampAuthority.open(
            folder.resolve("tsa"),
            () -> {
              throw Problem.of("no clock").cause(Cause.MALFORMED).asException();
            });
    TsaEndpoints endpoints = new TsaEndpoints(authority);
    server = LoopbackServer.start(ServerSettings.of(InstantSource.system()), endpoints, endpoints);
    HttpResponse<byte[]> answer = post("application/timestamp-query", folder.resolve("q.tsq"));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("no clock");
  }

  private void assertRefused(String type, String file, String text) throws Exception {
    HttpResponse<byte[]> answer = post(type, folder.resolve(file));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("\"code\":400")
        .contains(text);
  }

  @Test
  void openssl_takes_the_chain_and_it_stays_the_same_when_the_authority_is_opened_again()
      throws Exception {
    roots();
    openssl.succeed(
        "verify",
        "-x509_strict",
        "-purpose",
        "timestampsign",
        "-no_check_time",
        "-CAfile",
        "root.pem",
        "chain.pem");
    String before = Files.readString(folder.resolve("chain.pem"));
    server.close();
    server = serve(folder.resolve("tsa"));
    roots();
    assertThat(folder.resolve("chain.pem")).hasContent(before);
    assertThat(Files.getPosixFilePermissions(folder.resolve("tsa").resolve("key.pem")))
        .hasToString("[OWNER_READ, OWNER_WRITE]");
  }

  /** Writes chain.pem as it is handed out, and its last block as root.pem. */
  private void roots() throws Exception {
    HttpResponse<String> chain =
        client.send(
            HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/timestamp/certchain"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(chain.headers().firstValue("Content-Type"))
        .hasValue("application/pem-certificate-chain");
    Files.writeString(folder.resolve("chain.pem"), chain.body());
    String root = chain.body().substring(chain.body().lastIndexOf("-----BEGIN"));
    Files.writeString(folder.resolve("root.pem"), root);
  }

  private String digest(String file) {
    String run = openssl.succeed("dgst", "-sha256", "-hex", file).stdout();
    byte[] digest = java.util.HexFormat.of().parseHex(run.substring(run.indexOf("= ") + 2).strip());
    return java.util.Base64.getEncoder().encodeToString(digest);
  }

  private HttpResponse<byte[]> post(String type, Path file)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/timestamp"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }
}
