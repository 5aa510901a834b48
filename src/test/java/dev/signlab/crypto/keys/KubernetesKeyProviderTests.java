package dev.signlab.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.json.JsonFields;
import dev.signlab.storage.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One kind only: what the Secret holds is cosign's private key file, which has tests of its own.
 */
class KubernetesKeyProviderTests extends KeyProviderContract {

  @TempDir private static Path folder;

  private final FakeCluster cluster = new FakeCluster();
  private VerificationKey made = TestedKey.P256.publicKey();

  @BeforeAll
  void createSecret() {
    made = provider().create(reference(TestedKey.P256), context());
  }

  @AfterAll
  void stop() {
    cluster.close();
  }

  @Test
  void whatIsCreatedIsImmutableAndHoldsAllThree() {
    JsonFields secret = cluster.secret("signing/key-ecdsa-p256");
    assertThat(secret.node().get("immutable").booleanValue()).isTrue();
    assertThat(secret.texts("data")).containsKeys("cosign.key", "cosign.pub", "cosign.password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/b/c", "A/b", "a/../b", "a/b?c", "/b"})
  void namesAreThoseOfKubernetes(String name) {
    LabException refused =
        catchThrowableOfType(
            LabException.class,
            () -> provider().publicKey(KeyReference.parse("k8s://" + name), context()));
    assertThat(refused.problem().summary())
        .isEqualTo("kubernetes specification should be in the format k8s://<namespace>/<secret>");
  }

  @Test
  void withoutAClusterItSaysWhatCosignSays() {
    KeyContext nowhere = context(Map.of("HOME", folder.toString()));
    assertThat(refused(nowhere)).startsWith("new for config: error creating REST client config");
    assertThat(refused(context(Map.of("KUBECONFIG", folder + "/absent"))))
        .isEqualTo("KUBECONFIG names no file that is there");
  }

  @Test
  void refusesFilesThatNameProgramsOrOtherMachinesInTheClear() {
    assertThat(refused(withUser("exec: {command: aws}")))
        .contains("credentials that cannot be used");
    assertThat(refused(with("http://cluster.example:8080", "token: t")))
        .isEqualTo("the address of the cluster cannot be used");
    AtomicFile.write(folder.resolve("broken"), "a: [");
    assertThat(refused(context(Map.of("KUBECONFIG", folder + "/broken")))).endsWith("is not YAML");
  }

  @Override
  Set<TestedKey> kinds() {
    return EnumSet.of(TestedKey.P256);
  }

  @Override
  KeyProvider provider() {
    return new KubernetesKeyProvider();
  }

  @Override
  VerificationKey expected(TestedKey key) {
    return made;
  }

  @Override
  KeyContext context() {
    return withUser("token: t");
  }

  @Override
  KeyReference reference(TestedKey key) {
    return KeyReference.parse("k8s://signing/key-" + key.keptName());
  }

  @Override
  KeyReference missing() {
    return KeyReference.parse("k8s://signing/nowhere");
  }

  private KeyContext withUser(String user) {
    return with(cluster.address(), user);
  }

  private KeyContext with(String server, String user) {
    Path config = folder.resolve("config");
    AtomicFile.write(
        config,
        """
        current-context: c
        contexts: [{name: c, context: {cluster: k, user: u}}]
        clusters: [{name: k, cluster: {server: "%s"}}]
        users: [{name: u, user: {%s}}]
        """
            .formatted(server, user));
    return context(Map.of("KUBECONFIG", config.toString()));
  }

  private static KeyContext context(Map<String, String> environment) {
    return new KeyContext(folder, environment, () -> "secret".getBytes(StandardCharsets.US_ASCII))
        .over(() -> HttpTransport.of(InstantSource.system(), new ExchangeLog()));
  }

  private String refused(KeyContext context) {
    return catchThrowableOfType(
            LabException.class, () -> provider().publicKey(reference(TestedKey.P256), context))
        .problem()
        .summary();
  }
}
