package dev.signlab.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.registry.access.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that end, by a clock that the test turns. */
class ExpiryTests extends RegistryFixture {

  private Instant now = Instant.parse("2026-11-28T12:00:00Z");
  private Optional<String> expiring = Optional.of("ttl");

  @Override
  RegistrySettings settings(RegistrySettings plain) {
    return new RegistrySettings(
        plain.folder(),
        0,
        () -> new Terms(new Access.Open(), expiring),
        plain.tls(),
        plain.exchanges(),
        () -> now);
  }

  @ParameterizedTest
  @CsvSource({
    "30s,PT30S",
    "5m,PT5M",
    "1h,PT1H",
    "1d,PT24H",
    "2d,PT24H",
    "1w,PT24H",
    "latest,PT24H",
    "0h,PT24H",
    "1h30m,PT24H",
    "1.0,PT24H",
    "999999999w,PT24H",
    "h,PT24H"
  })
  void aTagSaysHowLongItLives(String tag, Duration life) {
    assertThat(Expiry.lifetime(tag)).isEqualTo(life);
  }

  @Test
  void anImageGoesWithItsLastNameAndNotBefore() {
    Digest digest = Digest.of(client.pushImage("ttl/app", "1h", "layer"));
    now = now.plusSeconds(3599);
    assertThat(status("ttl/app", "1h")).isEqualTo(200);
    now = now.plusSeconds(1);
    assertThat(status("ttl/app", "1h")).isEqualTo(404);
    assertThat(status("ttl/app", digest.toString())).isEqualTo(404);
    assertThat(registry.store().ends("ttl/app")).isEmpty();
  }

  @Test
  void anotherNameKeepsIt() {
    byte[] manifest = client.pushImage("ttl/app", "1h", "layer");
    client.putManifest("ttl/app", "2h", manifest);
    now = now.plus(Duration.ofMinutes(90));
    assertThat(status("ttl/app", "1h")).isEqualTo(404);
    assertThat(status("ttl/app", "2h")).isEqualTo(200);
    assertThat(status("ttl/app", Digest.of(manifest).toString())).isEqualTo(200);
  }

  @Test
  void whoPushesAgainBeginsAnew() {
    client.pushImage("ttl/app", "1h", "layer");
    now = now.plus(Duration.ofMinutes(50));
    client.pushImage("ttl/app", "1h", "layer");
    now = now.plus(Duration.ofMinutes(50));
    assertThat(status("ttl/app", "1h")).isEqualTo(200);
  }

  @Test
  void whatHasNoNameStaysAndSoDoesWhatLiesElsewhere() {
    Digest digest = Digest.of(client.pushImage("ttl/app", "1h", "layer"));
    byte[] config = RegistryClient.bytes("{}");
    Digest blob = client.pushBlob("ttl/app", config);
    String subject =
        ",\"subject\":{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":1}"
            .formatted(RegistryClient.OCI_MANIFEST, digest);
    byte[] signature = RegistryClient.manifest(blob, 2, blob, 2, subject);
    String name = Digest.of(signature).toString();
    assertThat(client.putManifest("ttl/app", name, signature).statusCode()).isEqualTo(201);
    client.pushImage("kept/app", "1h", "layer");
    client.pushImage("ttl", "1h", "layer");
    now = now.plus(Duration.ofDays(30));
    assertThat(status("ttl/app", digest.toString())).isEqualTo(404);
    assertThat(status("ttl/app", name)).isEqualTo(200);
    assertThat(RegistryClient.text(client.get("/v2/ttl/app/referrers/" + digest))).contains(name);
    assertThat(status("kept/app", "1h")).isEqualTo(200);
    assertThat(status("ttl", "1h")).isEqualTo(200);
  }

  @Test
  void aStateThatIsPutBackHasItsEnds() {
    client.pushImage("ttl/app", "1h", "layer");
    String snapshot = registry.store().snapshot();
    Instant pushed = now;
    now = now.plus(Duration.ofHours(2));
    assertThat(status("ttl/app", "1h")).isEqualTo(404);
    registry.store().restore(snapshot);
    now = pushed;
    assertThat(status("ttl/app", "1h")).isEqualTo(200);
    assertThat(registry.store().ends("ttl/app")).containsEntry("1h", pushed.plusSeconds(3600));
  }

  @Test
  void whereNothingEndsAnOldEndCountsNoMore() {
    client.pushImage("ttl/app", "1h", "layer");
    expiring = Optional.empty();
    now = now.plus(Duration.ofHours(2));
    assertThat(status("ttl/app", "1h")).isEqualTo(200);
  }

  @Test
  void aNameThatIsDeletedHasNoEndAnyMore() {
    Digest digest = Digest.of(client.pushImage("ttl/app", "1h", "layer"));
    client.call("DELETE", "/v2/ttl/app/manifests/1h");
    assertThat(registry.store().ends("ttl/app")).isEmpty();
    client.pushImage("ttl/app", "2h", "layer");
    client.call("DELETE", "/v2/ttl/app/manifests/" + digest);
    assertThat(registry.store().ends("ttl/app")).isEmpty();
  }

  private int status(String repository, String reference) {
    return client.get("/v2/" + repository + "/manifests/" + reference).statusCode();
  }
}
