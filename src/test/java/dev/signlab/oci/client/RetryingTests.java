package dev.signlab.oci.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.Digest;
import dev.signlab.http.Exchange;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry that is busy or in trouble: asked again, visibly, and not for ever. */
class RetryingTests {

  private static final byte[] LAYER = "layer".getBytes(StandardCharsets.UTF_8);

  private final ExchangeLog log = new ExchangeLog();
  private final List<String> said = new ArrayList<>();
  private final RetryPolicy policy =
      new RetryPolicy(4, Duration.ofMillis(2), Duration.ofMillis(400), said::add);
  private final RegistryClient client =
      RegistryClient.of(
          RegistryAccess.of(HttpTransport.of(InstantSource.system(), log)).with(policy));
  private FakeRegistry fake;
  private Repository app;

  @BeforeEach
  void start() throws IOException {
    fake = new FakeRegistry();
    app = new Repository(fake.registry(), "studentbook");
    client.ping(fake.registry());
    fake.manifests.put("studentbook/manifests/1.0", manifest().bytes());
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void aBusyRegistryIsAskedAgainAndThePersonIsTold(int status) {
    fake.busyStatus = status;
    fake.timesBusy = 2;

    assertThat(client.resolve(app.tag("1.0"))).isEqualTo(manifest().digest());

    String who = "registry " + fake.registry() + " answers " + status;
    assertThat(said)
        .containsExactly(
            who + ", trying again in 0.1 s (2 of 4)", who + ", trying again in 0.1 s (3 of 4)");
    assertThat(log.all()).extracting(Exchange::status).contains(status);
  }

  @Test
  void theLastFailureIsNotHidden() {
    fake.timesBusy = 9;

    RegistryException failure =
        catchThrowableOfType(RegistryException.class, () -> client.manifest(app.tag("1.0")));

    assertThat(failure.status()).isEqualTo(503);
    assertThat(failure.problem().found().orElseThrow()).isEqualTo("status 503: TOOMANYREQUESTS");
    assertThat(fake.timesBusy).isEqualTo(5);
    assertThat(said).hasSize(3);
  }

  @Test
  void aRegistryThatAsksForTooMuchPatienceIsNotWaitedFor() {
    fake.busyStatus = 429;
    fake.timesBusy = 9;
    fake.retryAfter = "3600";

    RegistryException failure =
        catchThrowableOfType(RegistryException.class, () -> client.manifest(app.tag("1.0")));

    assertThat(said).isEmpty();
    assertThat(failure.problem().hints().getFirst().text())
        .isEqualTo("the registry is in trouble or busy: try again in 3600 s, as it asks");
  }

  @Test
  void theDateOfRetryAfterCountsFromTheRegistrysClock() {
    fake.timesBusy = 1;
    fake.retryAfter = "Wed, 21 Oct 2015 07:28:00 GMT";

    assertThat(client.findManifest(app.tag("1.0"))).isPresent();
    assertThat(said).hasSize(1);
  }

  @Test
  void anUploadThatBreaksOffIsBegunAgain() {
    fake.uploadsLost = 2;

    Digest digest = client.pushBlob(app, LAYER);

    assertThat(fake.blobs).containsKey(digest.toString());
    assertThat(fake.uploadsBegun).isEqualTo(3);
    assertThat(said).hasSize(2).first().asString().contains("answers 500");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void aConditionalPushIsNotRepeatedSinceWhatItRestsOnGrowsOld(int status) {
    fake.busyStatus = status;
    fake.timesBusy = 1;

    RegistryException failure =
        catchThrowableOfType(
            RegistryException.class,
            () -> client.pushManifestIf(app.tag("1.1"), manifest(), Optional.empty()));

    assertThat(failure.status()).isEqualTo(status);
    assertThat(said).isEmpty();
  }

  @Test
  void whatSucceededIsNotRepeatedAndARefusalIsNoTrouble() {
    fake.busyStatus = 400;
    fake.timesBusy = 1;

    RegistryException failure =
        catchThrowableOfType(RegistryException.class, () -> client.manifest(app.tag("1.0")));

    assertThat(failure.status()).isEqualTo(400);
    assertThat(said).isEmpty();
  }

  @Test
  void aTokenThatIsNoLongerTakenIsFetchedAnew() {
    fake.demand = "Bearer realm=\"http://" + fake.registry() + "/token\",service=\"lab\"";
    fake.acceptedAuthorization = "Bearer t0ken";
    client.findManifest(app.tag("1.0"));
    fake.acceptedAuthorization = "Bearer other";

    RegistryException failure =
        catchThrowableOfType(RegistryException.class, () -> client.findManifest(app.tag("1.0")));

    assertThat(failure).hasMessage("registry " + fake.registry() + " asks who you are");
    assertThat(log.all().stream().filter(each -> each.uri().getPath().equals("/token"))).hasSize(2);
  }

  @Test
  void aPasswordDoesNotGoToAnOpenTokenServerElsewhere() {
    fake.demand = "Bearer realm=\"http://tokens.example/token\",service=\"lab\"";
    RegistryAccess access =
        RegistryAccess.of(HttpTransport.of(InstantSource.system(), log))
            .with(CredentialSource.of(new UserPassword("tester", "s3cret")));

    RegistryException failure =
        catchThrowableOfType(
            RegistryException.class, () -> RegistryClient.of(access).findManifest(app.tag("1.0")));

    assertThat(failure).hasMessage("the password would go to tokens.example in the clear");
  }

  private ImageManifest manifest() {
    return ImageManifest.of(new Descriptor(MediaType.OCI_CONFIG, Digest.of(LAYER), LAYER.length))
        .build();
  }
}
