package dev.signlab.oci.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.http.Body;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.judge.Certificates;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.oci.client.Credentials.IdentityToken;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens and mutual TLS as Debian's docker-registry demands them. */
class TokenIntegrationTests {

  @TempDir Path folder;

  private final ExchangeLog log = new ExchangeLog();
  private final List<String> said = new ArrayList<>();
  private final RegistryAccess access =
      RegistryAccess.of(HttpTransport.of(InstantSource.system(), log))
          .with(new RetryPolicy(4, Duration.ofMillis(2), Duration.ofSeconds(1), said::add));
  @AutoClose private TokenIssuer issuer;
  @AutoClose private DebianRegistry registry;
  private Repository app;

  @BeforeEach
  void start() throws IOException {
    issuer = new TokenIssuer(folder);
    registry = DebianRegistry.in(folder).withTokens(issuer.realm(), issuer.certificate()).start();
    app = Repository.parse(registry.host() + "/team/app");
  }

  @Test
  void aPasswordBecomesATokenForEachScope() {
    RegistryClient client = knowing(new UserPassword("tester", "s3cret"));
    client.pushBlob(app, MediaType.OCI_CONFIG, new byte[] {1});
    client.pushBlob(app, MediaType.OCI_CONFIG, new byte[] {2});
    assertThat(issuer.asked).hasSize(2).first().isEqualTo("GET repository:team/app:pull");
    assertThat(log.all().toString()).doesNotContain("s3cret").doesNotContain("eyJ");
  }

  @Test
  void anIdentityTokenIsExchanged() {
    RegistryClient client = knowing(new IdentityToken(TokenIssuer.IDENTITY));
    client.pushBlob(app, MediaType.OCI_CONFIG, new byte[] {1});
    assertThat(issuer.asked).allMatch(each -> each.startsWith("POST repository:team/app:"));
    assertThat(log.all().toString()).doesNotContain(TokenIssuer.IDENTITY);
  }

  @Test
  void anAnonymousTokenReadsAndDoesNotWrite() {
    RegistryClient client = RegistryClient.of(access);
    assertThat(client.findManifest(app.tag("1.0"))).isEmpty();
    RegistryException failure =
        catchThrowableOfType(
            RegistryException.class,
            () -> client.pushBlob(app, MediaType.OCI_CONFIG, new byte[] {1}));
    assertThat(failure.is(Cause.NOT_AUTHORIZED)).isTrue();
  }

  @Test
  void aTokenNearItsEndIsFetchedAnewBeforeItIsUsed() {
    issuer.seconds = 0;
    RegistryClient client = knowing(new UserPassword("tester", "s3cret"));
    client.findManifest(app.tag("1.0"));
    int before = log.all().size();
    client.findManifest(app.tag("1.0"));
    assertThat(issuer.asked).hasSize(2);
    assertThat(log.all().size() - before).isEqualTo(2);
  }

  @Test
  void aStreamedBlobIsSentAgainWhenTheRegistryWantsAToken() {
    byte[] large = new byte[300_000];
    RegistryClient client = knowing(new UserPassword("tester", "s3cret"));
    Body body = Body.of(large.length, () -> new ByteArrayInputStream(large));
    client.pushBlob(app, Digest.of(large), body);
    assertThat(client.hasBlob(app, Digest.of(large))).isTrue();
  }

  @Test
  void aWrongPasswordIsTheTokenServersRefusal() {
    RegistryException failure =
        catchThrowableOfType(
            RegistryException.class,
            () -> knowing(new UserPassword("tester", "no")).findManifest(app.tag("1.0")));
    assertThat(failure).hasMessage("registry " + registry.host() + " refused the credentials");
    assertThat(failure.problem().tried().orElseThrow()).startsWith("ask token server 127.0.0.1:");
  }

  @Test
  void aTokenServerInTroubleIsAskedAgainAndNamed() {
    RegistryClient client = knowing(new UserPassword("tester", "s3cret"));
    issuer.timesBusy = 1;
    assertThat(client.findManifest(app.tag("1.0"))).isEmpty();
    assertThat(said).singleElement().asString().startsWith("token server 127.0.0.1:");
    issuer.close();
    RegistryException failure =
        catchThrowableOfType(
            RegistryException.class,
            () -> client.pushBlob(app, MediaType.OCI_CONFIG, new byte[] {1}));
    assertThat(failure.getMessage()).startsWith("no token server answers on 127.0.0.1:");
  }

  @Test
  void aCertificateIsShownToARegistryOfAnotherName() throws IOException {
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Path its = Files.createDirectory(folder.resolve("its"));
    Certificates.make(mine, "DNS:tester");
    byte[] shown = Files.readAllBytes(mine.resolve(Certificates.CERTIFICATE));
    byte[] key = Files.readAllBytes(mine.resolve(Certificates.KEY));
    DebianRegistry strict =
        DebianRegistry.in(its)
            .withMutualTls("registry.example", mine.resolve(Certificates.CERTIFICATE));
    try (strict) {
      strict.start();
      Repository there = Repository.parse(strict.host() + "/app");
      RegistryAccess secure =
          access.trusting(Files.readAllBytes(strict.certificate())).presenting(shown, key);

      RegistryClient client = RegistryClient.of(secure.expectingServer("registry.example"));
      client.pushBlob(there, MediaType.OCI_CONFIG, new byte[] {1});

      assertThat(failureOf(secure, there).problem().found().orElseThrow())
          .isEqualTo("x509: certificate is valid for registry.example, not 127.0.0.1");
      assertThat(
              failureOf(secure.expectingServer("other.example"), there)
                  .problem()
                  .found()
                  .orElseThrow())
          .isEqualTo("x509: certificate is valid for registry.example, not other.example");
      assertThat(failureOf(access.allowingInsecure(), there).problem().hints().getFirst().text())
          .contains("--registry-client-cert");
      RegistryClient.of(access.presenting(shown, key).allowingInsecure()).ping(there.registry());
    }
  }

  private static RegistryException failureOf(RegistryAccess access, Repository there) {
    return catchThrowableOfType(
        RegistryException.class, () -> RegistryClient.of(access).findManifest(there.tag("1")));
  }

  private RegistryClient knowing(Credentials credentials) {
    return RegistryClient.of(access.with(CredentialSource.of(credentials)));
  }
}
