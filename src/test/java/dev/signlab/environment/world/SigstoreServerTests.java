package dev.signlab.environment.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.json.Json;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.services.deployment.ServiceName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services as one server of the world. */
class SigstoreServerTests {

  private static final Optional<Integer> ANY = Optional.of(0);

  @TempDir Path home;
  private World world;
  private WholeWorld whole;

  @BeforeEach
  void open() {
    world = World.open(new LabHome(home), InstantSource.system(), new Hosting.InProcess());
    whole = new WholeWorld(world);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private WorldAddresses start() {
    return whole.start(new WholeWorld.Ports(ANY, ANY));
  }

  @Test
  void everyServiceAnswersAndSaysWhereTheOthersAre() throws Exception {
    WorldAddresses addresses = start();
    Map<String, String> paths =
        Map.of(
            "registryUrl", "/v2/",
            "issuerUrl", "/.well-known/openid-configuration",
            "fulcioUrl", "/api/v2/trustBundle",
            "ctlogUrl", "/ct/v1/get-sth",
            "rekorUrl", "/api/v1/log",
            "rekorV2Url", "/api/v2/checkpoint",
            "tsaUrl", "/api/v1/timestamp/certchain",
            "tufUrl", "/timestamp.json");
    for (Map.Entry<String, String> each : paths.entrySet()) {
      String url = addresses.urls().get(each.getKey()) + each.getValue();
      assertThat(get(url).statusCode()).as(url).isEqualTo(200);
    }
    String base = "http://localhost:" + addresses.base() + "/";
    assertThat(get(base).body()).contains("rekor", addresses.urls().get("rekorUrl"));
    assertThat(world.log("sigstore", 100)).anyMatch(line -> line.contains("GET rekor /api/v1/log"));
  }

  @Test
  void whatTheServicesKeepOutlivesThem() throws Exception {
    WorldAddresses before = start();
    String root = Files.readString(before.files().get("trustedRoot"));
    whole.stop();
    assertThatThrownBy(whole::addresses).isInstanceOf(LabException.class);
    WorldAddresses after = whole.start(new WholeWorld.Ports(ANY, Optional.of(before.base())));
    assertThat(after.files().get("trustedRoot")).hasContent(root);
  }

  @Test
  void aServerThatRunsIsNotServedASecondTime() {
    int base = start().base();
    assertThatThrownBy(() -> world.serve(SigstoreServer.NAME, 0, port -> {}))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("the sigstore runs already, on port " + base);
    assertThat(world.require(SigstoreServer.NAME).port()).isEqualTo(base);
  }

  @Test
  void eachOfThePortsIsLookedAtBeforeAProcessBegins() throws IOException {
    int base = Deployment.freeBase();
    Hosting detached = new Hosting.Detached(List.of("false"));
    InetAddress here = InetAddress.getLoopbackAddress();
    try (World other = World.open(new LabHome(home), InstantSource.system(), detached);
        ServerSocket taken = new ServerSocket(base + ServiceName.PORTS - 1, 1, here)) {
      assertThatThrownBy(() -> other.start(SigstoreServer.NAME, base))
          .isInstanceOf(LabException.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
  }

  /** Nobody tells the services: they look, as they would in another process. */
  @Test
  void servicesThatRunAnswerFromTheStateThatWasPutBack() throws Exception {
    WorldAddresses addresses = start();
    world.snapshot("first");
    long size = size(addresses);
    log(addresses);
    world.snapshot("second");
    assertThat(size(addresses)).isEqualTo(size + 1);
    world.restore("first");
    Thread.sleep(20);
    assertThat(size(addresses)).isEqualTo(size);
    world.restore("second");
    Thread.sleep(20);
    assertThat(size(addresses)).isEqualTo(size + 1);
    log(addresses);
    assertThat(size(addresses)).isEqualTo(size + 2);
  }

  @Test
  void aStateBeforeThereWereServicesIsOneOfNewKeys() throws Exception {
    world.snapshot("empty");
    WorldAddresses addresses = start();
    String rekor = get(addresses.urls().get("rekorUrl") + "/api/v1/log/publicKey").body();
    world.restore("empty");
    Thread.sleep(20);
    String other = get(addresses.urls().get("rekorUrl") + "/api/v1/log/publicKey").body();
    assertThat(other).startsWith("-----BEGIN PUBLIC KEY-----").isNotEqualTo(rekor);
    assertThat(addresses.files().get("rekorPub")).content().isEqualToIgnoringWhitespace(other);
  }

  /** Clients read what to trust before they ask anybody. */
  @Test
  void whatClientsTrustIsThereBeforeTheServicesAreAsked() throws Exception {
    world.snapshot("empty");
    WorldAddresses addresses = start();
    String before = Files.readString(addresses.trustedRoot());
    world.restore("empty");
    assertThat(Files.readString(addresses.trustedRoot())).isNotEqualTo(before);
    assertThat(addresses.signingConfig()).exists();
    String token = whole.personToken("alice@example.com", WholeWorld.Terms.USUAL);
    assertThat(claims(token)).contains("alice@example.com");
    String key = Files.readString(addresses.files().get("rekorPub"));
    Thread.sleep(20);
    assertThat(get(addresses.urls().get("rekorUrl") + "/api/v1/log/publicKey").body())
        .isEqualToIgnoringWhitespace(key);
  }

  /** A kill between two parts left the services without a state; who opens the world ends it. */
  @Test
  void whatClientsTrustIsThereAlsoWhenARestoreIsCompletedByAnother() throws Exception {
    world.snapshot("empty");
    WorldAddresses addresses = start();
    Files.writeString(world.home().snapshots().resolve(".restoring"), "empty\n");
    try (World second = World.open(world.home(), InstantSource.system(), new Hosting.InProcess())) {
      assertThat(second.completed()).contains("empty");
    }
    assertThat(addresses.trustedRoot()).exists();
    assertThat(addresses.signingConfig()).exists();
  }

  @Test
  void tokensSpeakOfWhomTheyAreAskedFor() {
    start();
    assertThat(claims(whole.personToken("alice@example.com", WholeWorld.Terms.USUAL)))
        .contains("alice@example.com", "\"aud\":\"sigstore\"");
    assertThat(
            claims(whole.workflowToken("acme/app@main", Optional.empty(), WholeWorld.Terms.USUAL)))
        .contains("repo:acme/app:ref:refs/heads/main");
  }

  private static String claims(String token) {
    byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return new String(json, StandardCharsets.UTF_8);
  }

  /** Logs a certificate: a token for a key that is thrown away at once. */
  private void log(WorldAddresses addresses) throws Exception {
    KeyPair keys = KeyPair.generate();
    String token = whole.personToken("alice@example.com", WholeWorld.Terms.USUAL);
    byte[] proof = keys.sign("alice@example.com".getBytes(StandardCharsets.UTF_8));
    String body =
        "{\"publicKeyRequest\":{\"publicKey\":{\"content\":\"%s\"},\"proofOfPossession\":\"%s\"}}"
            .formatted(
                keys.publicKey().pem().replace("\n", "\\n"),
                Base64.getEncoder().encodeToString(proof));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(addresses.urls().get("fulcioUrl") + "/api/v2/signingCert"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static long size(WorldAddresses addresses) throws Exception {
    String head = get(addresses.urls().get("ctlogUrl") + "/ct/v1/get-sth").body();
    return Json.parseObject(head.getBytes(StandardCharsets.UTF_8), "tree head").number("tree_size");
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
