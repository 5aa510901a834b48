package dev.signlab.oci.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.Cause;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against Debian's docker-registry, which nobody here wrote. */
class RegistryClientIntegrationTests {

  @TempDir Path folder;

  private final RegistryAccess access =
      RegistryAccess.of(HttpTransport.of(InstantSource.system(), new ExchangeLog()));

  @Test
  void pushesMountsAndDeletesOverPlainHttp() {
    try (DebianRegistry registry = DebianRegistry.in(folder).start()) {
      RegistryClient client = RegistryClient.of(access);
      Repository app = Repository.parse(registry.host() + "/team/app");
      ImageManifest manifest = push(client, app);
      Repository other = Repository.parse(registry.host() + "/team/other");

      assertThat(client.manifest(app.tag("1.0")).bytes()).isEqualTo(manifest.bytes());
      assertThat(client.mountBlob(app, other, manifest.config().digest())).isTrue();
      assertThat(client.hasBlob(other, manifest.config().digest())).isTrue();
      assertThat(client.tags(app)).containsExactly("1.0");
      assertThat(client.repositories(app.registry())).contains("team/app");
      assertThat(client.referrers(app.digest(manifest.digest())).manifests()).isEmpty();
      client.deleteManifest(app.tag("1.0"));
      assertThat(client.findManifest(app.tag("1.0"))).isEmpty();
    }
  }

  @Test
  void showsItsPasswordToARegistryThatAsks() {
    try (DebianRegistry registry = DebianRegistry.in(folder).withPassword().start()) {
      Repository app = Repository.parse(registry.host() + "/app");
      CredentialSource source =
          CredentialSource.of(new UserPassword(DebianRegistry.USER, DebianRegistry.PASSWORD));

      push(RegistryClient.of(access.with(source)), app);

      RegistryException failure =
          catchThrowableOfType(
              RegistryException.class, () -> RegistryClient.of(access).manifest(app.tag("1.0")));
      assertThat(failure.is(Cause.NOT_AUTHORIZED)).isTrue();
    }
  }

  @Test
  void speaksTlsWithTheAuthorityThatItIsGiven() throws IOException {
    try (DebianRegistry registry = DebianRegistry.in(folder).withTls().start()) {
      Repository app = Repository.parse(registry.host() + "/app");
      byte[] authority = Files.readAllBytes(registry.certificate());

      push(RegistryClient.of(access.trusting(authority)), app);
      push(RegistryClient.of(access.allowingInsecure()), app);

      RegistryException failure =
          catchThrowableOfType(
              RegistryException.class, () -> RegistryClient.of(access).manifest(app.tag("1.0")));
      assertThat(failure.problem().found().orElseThrow())
          .startsWith("x509: certificate signed by unknown authority");
      assertThat(failure.problem().hints())
          .flatExtracting(hint -> hint.command().stream().toList())
          .contains("SSL_CERT_FILE=ca.pem …", "… --registry-cacert ca.pem");
    }
  }

  private static ImageManifest push(RegistryClient client, Repository repository) {
    byte[] config =
        "{\"architecture\":\"amd64\",\"os\":\"linux\"}".getBytes(StandardCharsets.UTF_8);
    Descriptor pushed = client.pushBlob(repository, MediaType.OCI_CONFIG, config);
    ImageManifest manifest = ImageManifest.of(pushed).build();
    client.pushManifest(repository.tag("1.0"), manifest);
    return manifest;
  }
}
