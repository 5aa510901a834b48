package dev.signlab.oci.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.http.Exchange;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.model.PromisedBytes;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryClientTests {

  private final ExchangeLog log = new ExchangeLog();
  private final RegistryAccess access =
      RegistryAccess.of(HttpTransport.of(InstantSource.system(), log));
  private final RegistryClient client = RegistryClient.of(access);
  private FakeRegistry fake;
  private Repository app;

  @BeforeEach
  void start() throws IOException {
    fake = new FakeRegistry();
    app = new Repository(fake.registry(), "studentbook");
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void pushesAnImageAndReadsItBack() {
    ImageManifest manifest = pushed(client, "1.0");

    assertThat(client.resolve(app.tag("1.0"))).isEqualTo(manifest.digest());
    assertThat(client.head(app.tag("1.0"))).contains(manifest.descriptor());
    assertThat(client.manifest(app.digest(manifest.digest())).bytes()).isEqualTo(manifest.bytes());
    assertThat(client.blob(app, manifest.config())).isEqualTo(bytes("{}"));
    assertThat(client.hasBlob(app, Digest.of(bytes("other")))).isFalse();
  }

  @Test
  void tellsABlobThatIsNotThereFromARegistryThatDoesNotSay() {
    Digest digest = client.pushBlob(app, bytes("layer"));
    RegistryClient hasty = RegistryClient.of(access.with(RetryPolicy.NEVER));

    assertThat(client.headBlob(app, digest)).map(Descriptor::size).contains(5L);
    assertThat(client.headBlob(app, Digest.of(bytes("other")))).isEmpty();
    fake.timesBusy = 9;
    fake.busyStatus = 500;
    assertThat(failureOf(() -> hasty.headBlob(app, digest)).problem().found())
        .hasValueSatisfying(found -> assertThat(found).startsWith("status 500"));
    fake.timesBusy = 0;
    fake.hidesLengths = true;
    assertThat(failureOf(() -> client.headBlob(app, digest)))
        .hasMessage("registry " + fake.registry() + " does not say how large a blob is");
  }

  @Test
  void doesNotSendABlobTwice() {
    client.pushBlob(app, bytes("layer"));
    long mark = log.mark();
    client.pushBlob(app, bytes("layer"));

    assertThat(log.since(mark)).extracting(Exchange::method).containsExactly("HEAD");
  }

  @Test
  void readsAllPagesOfTags() {
    pushed(client, "1.0");
    pushed(client, "1.1");
    pushed(client, "latest");

    assertThat(client.tags(app)).containsExactly("1.0", "1.1", "latest");
    assertThat(client.repositories(fake.registry())).containsExactly("studentbook");
  }

  @Test
  void readsReferrersFromTheTagWhereThereIsNoApi() {
    ImageManifest subject = pushed(client, "1.0");
    ImageManifest referrer =
        ImageManifest.of(subject.config()).subject(subject.descriptor()).build();
    client.pushManifest(
        app.tag("sha256-" + subject.digest().hex()), ImageIndex.of(List.of(referrer.descriptor())));

    assertThat(client.referrers(app.digest(subject.digest())).manifests())
        .containsExactly(referrer.descriptor());
  }

  @Test
  void saysThatNoRegistryIsThere() {
    fake.close();

    RegistryException failure = failureOf(() -> client.manifest(app.tag("1.0")));

    assertThat(failure.problem().cause().orElseThrow()).isEqualTo(Cause.NO_REGISTRY);
    assertThat(failure).hasMessage("no registry answers on " + fake.registry());
    assertThat(failure.problem().hints().getFirst().intent())
        .contains(new Intent.StartRegistry(fake.registry().host()));
  }

  @Test
  void guessesTheTagWhereASlashWasTyped() {
    pushed(client, "1.0");

    RegistryException failure = failureOf(() -> client.manifest(Reference.parse(app + "/1.0")));

    assertThat(failure.is(Cause.NO_IMAGE)).isTrue();
    assertThat(failure.suggestion()).contains(app.tag("1.0"));
    assertThat(failure.problem().hints().getLast().text())
        .isEqualTo("did you mean " + app + ":1.0");
  }

  @Test
  void namesTheTagsThatAreThereWhenOneIsNot() {
    pushed(client, "1.0");

    RegistryException failure = failureOf(() -> client.resolve(Reference.parse(app.toString())));

    assertThat(failure).hasMessage("no image " + app + ":latest");
    assertThat(failure.problem().found().orElseThrow()).isEqualTo("tags 1.0");
    assertThat(failure.suggestion()).contains(app.tag("1.0"));
  }

  @Test
  void guessesAMisspeltRepository() {
    pushed(client, "1.0");

    RegistryException failure =
        failureOf(() -> client.manifest(Reference.parse(fake.registry() + "/studentbok:1.0")));

    assertThat(failure.suggestion()).contains(app.tag("1.0"));
  }

  @Test
  void refusesBytesThatDoNotHaveTheirDigest() {
    ImageManifest manifest = pushed(client, "1.0");
    fake.flipsBytes = true;

    assertThat(failureOf(() -> client.manifest(app.tag("1.0"))).is(Cause.DIGEST_MISMATCH)).isTrue();
    assertThat(failureOf(() -> client.blob(app, manifest.config())).is(Cause.DIGEST_MISMATCH))
        .isTrue();
  }

  @Test
  void refusesABlobThatIsLongerOrShorterThanPromised() throws IOException {
    for (int size : new int[] {4, 6}) {
      Descriptor wrong = new Descriptor(MediaType.OCI_EMPTY, Digest.of(bytes("12345")), size);
      try (InputStream in =
          new PromisedBytes(
              new ByteArrayInputStream(bytes("12345")),
              wrong,
              (expected, found) -> RegistryProblems.mismatch("blob", expected, found))) {
        assertThat(failureOf(in::readAllBytes).is(Cause.DIGEST_MISMATCH)).isTrue();
      }
    }
  }

  @Test
  void holdsNoMoreInMemoryThanItMay() {
    ImageManifest manifest = pushed(client, "1.0");
    RegistryClient small = RegistryClient.of(access.limitedTo(1));

    assertThat(failureOf(() -> small.blob(app, manifest.config())))
        .hasMessage("size of layer (2) exceeds the limit (1)");
  }

  @Test
  void showsAPasswordOnlyWhenItIsAskedFor() {
    fake.demand = "Basic realm=\"test\"";
    fake.acceptedAuthorization = new UserPassword("tester", "s3cret").asBasic();
    RegistryClient known =
        RegistryClient.of(access.with(CredentialSource.of(new UserPassword("tester", "s3cret"))));

    pushed(known, "1.0");

    assertThat(known.findManifest(app.tag("1.0"))).isPresent();
    assertThat(log.all().toString()).doesNotContain("s3cret");
    assertThat(log.all().getFirst().requestHeaders().first("authorization")).isEmpty();
  }

  @Test
  void fetchesATokenFromTheServerThatTheChallengeNames() {
    fake.demand =
        "Bearer realm=\"http://"
            + fake.registry()
            + "/token\",service=\"lab\",scope=\"a:b:pull,push\"";
    fake.acceptedAuthorization = "Bearer t0ken";

    assertThat(client.findManifest(app.tag("1.0"))).isEmpty();

    assertThat(log.all())
        .extracting(Exchange::uri)
        .anyMatch(
            uri ->
                "service=lab&scope=a:b:pull,push".equals(uri.getQuery())
                    || uri.getPath().equals("/token"));
  }

  @Test
  void saysWhenCredentialsAreMissingOrWrong() {
    fake.demand = "Basic realm=\"test\"";
    RegistryClient wrong =
        RegistryClient.of(access.with(CredentialSource.of(new UserPassword("tester", "no"))));

    assertThat(failureOf(() -> client.ping(fake.registry())))
        .hasMessage("registry " + fake.registry() + " asks who you are")
        .matches(e -> e.problem().cause().orElseThrow() == Cause.NOT_AUTHORIZED);
    assertThat(failureOf(() -> wrong.ping(fake.registry())))
        .hasMessage("registry " + fake.registry() + " refused the credentials");
  }

  @Test
  void asksForAConditionWhenATagMustNotHaveMoved() {
    ImageManifest manifest = pushed(client, "1.0");
    client.pushManifestIf(app.tag("1.0"), manifest, Optional.of(manifest.digest()));

    assertThat(log.all().getLast().requestHeaders().first("If-Match"))
        .contains("\"" + manifest.digest() + "\"");
  }

  @Test
  void noticesWhetherConditionsAreHeededAndAsksOnce() {
    ImageManifest manifest = pushed(client, "1.0");
    assertThat(client.heedsConditions(app, manifest)).isFalse();
    RegistryClient fresh = RegistryClient.of(access);
    fake.heedsConditions = true;
    int before = log.all().size();
    assertThat(fresh.isKnownToHeedConditions(fake.registry())).isFalse();
    assertThat(fresh.heedsConditions(app, manifest)).isTrue();
    assertThat(fresh.isKnownToHeedConditions(fake.registry())).isTrue();
    int asked = log.all().size();
    assertThat(fresh.heedsConditions(app, manifest)).isTrue();

    assertThat(asked).isGreaterThan(before);
    assertThat(log.all()).hasSize(asked);
    assertThat(log.all().getLast().uri().getPath()).endsWith(manifest.digest().toString());
  }

  @Test
  void saysThatAnAnswerIsNoManifest() {
    fake.manifests.put("studentbook/manifests/bad", bytes("[1]"));

    assertThat(failureOf(() -> client.manifest(app.tag("bad"))).is(Cause.MALFORMED)).isTrue();
  }

  private ImageManifest pushed(RegistryClient by, String tag) {
    Descriptor config = by.pushBlob(app, MediaType.OCI_CONFIG, bytes("{}"));
    Descriptor layer = by.pushBlob(app, MediaType.OCI_LAYER_GZIP, bytes("layer"));
    ImageManifest manifest = ImageManifest.of(config).layer(layer).build();
    assertThat(by.pushManifest(app.tag(tag), manifest)).isEqualTo(manifest.digest());
    return manifest;
  }

  private static RegistryException failureOf(ThrowingCallable call) {
    return catchThrowableOfType(RegistryException.class, call);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
