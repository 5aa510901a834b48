package dev.signlab.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published contracts of services that are not at hand, exchange by exchange. */
class RecordedExchangesTests {

  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  private final ExchangeLog log = new ExchangeLog();

  @Test
  void transitIsAskedAndReadAsItsApiSays() {
    try (RecordedServer vault = RecordedServer.play("vault/transit.exchanges")) {
      KeyContext context =
          context(
              Map.of(
                  "VAULT_ADDR", vault.address(),
                  "VAULT_TOKEN", "hvs.fixture",
                  "VAULT_NAMESPACE", "team"));
      KeyReference reference = KeyReference.parse("hashivault://cosign");
      assertThat(KeyProviders.standard().create(reference, context))
          .isEqualTo(TestedKey.P256.publicKey());
      Signer signer = KeyProviders.standard().signer(reference, context);
      assertThat(TestedKey.P256.publicKey().verifier().verifies(MESSAGE, signer.sign(MESSAGE)))
          .isTrue();
      assertThat(refused(reference, context)).isEqualTo("Vault is sealed");
      assertThat(refused(reference, context)).isEqualTo("hashivault://cosign: permission denied");
      assertThat(refused(reference, context)).isEqualTo("there is no transit engine at transit");
      assertThat(refused(reference, context))
          .isEqualTo("hashivault://cosign: there is no such key");
      assertThat(vault.differences()).isEmpty();
      assertThat(vault.left()).isZero();
    }
    assertThat(log.all().toString()).doesNotContain("hvs.fixture");
  }

  @Test
  void secretsAreAskedAndReadAsTheirApiSays(@TempDir Path folder) throws IOException {
    try (RecordedServer cluster = RecordedServer.play("kubernetes/secrets.exchanges")) {
      Path config = folder.resolve("config");
      Files.writeString(
          config,
          """
          apiVersion: v1
          kind: Config
          current-context: lab
          contexts:
          - {name: lab, context: {cluster: here, user: signer}}
          clusters:
          - name: here
            cluster: {server: "%s/"}
          users:
          - name: signer
            user: {token: fixture-token}
          """
              .formatted(cluster.address()));
      KeyContext context = context(Map.of("KUBECONFIG", config.toString()));
      KeyReference reference = KeyReference.parse("k8s://signing/cosign");
      VerificationKey expected =
          VerificationKey.parsePem(
              BoundedFile.read(Path.of("src/test/resources/fixtures/cosign-3.1.1/p256.pub")),
              "pub");
      assertThat(KeyProviders.standard().publicKey(reference, context)).isEqualTo(expected);
      Signer signer = KeyProviders.standard().signer(reference, context);
      assertThat(expected.verifier().verifies(MESSAGE, signer.sign(MESSAGE))).isTrue();
      assertThat(refused(reference, context))
          .isEqualTo("no permission to get the secret signing/cosign");
      assertThat(refused(reference, context)).isEqualTo("there is no secret signing/cosign");
      assertThat(refused(reference, context)).isEqualTo("the cluster does not know who asks");
      LabException exists =
          catchThrowableOfType(
              LabException.class, () -> KeyProviders.standard().create(reference, context));
      assertThat(exists.problem().summary())
          .isEqualTo("creating secret cosign in ns signing: it exists");
      assertThat(cluster.differences()).isEmpty();
      assertThat(cluster.left()).isZero();
    }
    assertThat(log.all().toString())
        .doesNotContain("fixture-token")
        .doesNotContain(
            Base64.getEncoder().encodeToString("fixture".getBytes(StandardCharsets.UTF_8)));
  }

  private KeyContext context(Map<String, String> environment) {
    return new KeyContext(Path.of(""), environment, () -> new byte[0])
        .over(() -> HttpTransport.of(InstantSource.system(), log));
  }

  private static String refused(KeyReference reference, KeyContext context) {
    return catchThrowableOfType(
            LabException.class, () -> KeyProviders.standard().publicKey(reference, context))
        .problem()
        .summary();
  }
}
