package dev.signlab.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.server.KeyStoreFile;
import dev.signlab.judge.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services whose certificates come from authorities of their own, as they do. */
class ServicesOverTlsIntegrationTests {

  @TempDir private Path folder;

  @BeforeEach
  void makeCertificates() {
    Certificates.make(folder);
  }

  @Test
  void vaultIsTrustedByTheFileThatItsVariableNames() {
    try (FakeTransit engine = new FakeTransit(store())) {
      engine.put("k", TestedKey.P256.pair());
      Map<String, String> environment = new HashMap<>();
      environment.put("VAULT_ADDR", engine.address());
      environment.put("VAULT_TOKEN", FakeTransit.TOKEN);
      KeyReference reference = KeyReference.parse("hashivault://k");
      assertThat(refused(reference, environment))
          .endsWith("answers, but its certificate is not trusted");
      environment.put("VAULT_CACERT", Certificates.CERTIFICATE);
      assertThat(read(reference, environment)).isEqualTo(TestedKey.P256.publicKey());
      environment.remove("VAULT_CACERT");
      environment.put("VAULT_SKIP_VERIFY", "true");
      assertThat(read(reference, environment)).isEqualTo(TestedKey.P256.publicKey());
    }
  }

  @Test
  void aClusterIsTrustedByItsKubeconfigAndAClientCertificateIsShown() throws IOException {
    try (FakeCluster cluster = new FakeCluster(store())) {
      KeyReference reference = KeyReference.parse("k8s://signing/k");
      Map<String, String> environment = Map.of("KUBECONFIG", "config");
      write(cluster, "");
      assertThat(refused(reference, environment))
          .endsWith("answers, but its certificate is not trusted");
      write(cluster, ", certificate-authority: tls.crt");
      assertThat(refused(reference, environment)).isEqualTo("there is no secret signing/k");
      write(cluster, ", certificate-authority-data: " + base64(Certificates.CERTIFICATE));
      VerificationKey made = KeyProviders.standard().create(reference, context(environment));
      assertThat(read(reference, environment)).isEqualTo(made);
    }
  }

  private void write(FakeCluster cluster, String authority) throws IOException {
    Files.writeString(
        folder.resolve("config"),
        """
        current-context: c
        contexts: [{name: c, context: {cluster: k, user: u}}]
        clusters: [{name: k, cluster: {server: "%s"%s}}]
        users: [{name: u, user: {client-certificate: tls.crt, client-key-data: %s}}]
        """
            .formatted(cluster.address(), authority, base64(Certificates.KEY)));
  }

  private Optional<KeyStoreFile> store() {
    return Optional.of(
        new KeyStoreFile(folder.resolve(Certificates.KEY_STORE), Certificates.PASSWORD));
  }

  private String base64(String name) throws IOException {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve(name)));
  }

  private VerificationKey read(KeyReference reference, Map<String, String> environment) {
    return KeyProviders.standard().publicKey(reference, context(environment));
  }

  private String refused(KeyReference reference, Map<String, String> environment) {
    return catchThrowableOfType(LabException.class, () -> read(reference, environment))
        .problem()
        .summary();
  }

  private KeyContext context(Map<String, String> environment) {
    return new KeyContext(folder, environment, () -> new byte[0])
        .over(() -> HttpTransport.of(InstantSource.system(), new ExchangeLog()));
  }
}
