package dev.signlab.engine.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.engine.TestImages;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Repository;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signers who race for one tag, on a registry that knows no conditional writes. */
class RacingSignersIntegrationTests {

  private static final int SIGNERS = 8;

  @TempDir private static Path folder;
  @AutoClose private static DebianRegistry registry;

  @BeforeAll
  static void start() {
    registry = DebianRegistry.in(folder).start();
  }

  @Test
  void noneOfOneProcessIsLost() throws InterruptedException, ExecutionException {
    Object shared = new Object();
    assertThat(race(repository("one"), () -> shared)).isEqualTo(SIGNERS);
  }

  /** Signers who do not share a lock are as signers in processes of their own. */
  @Test
  void noneOfSeveralProcessesIsLost() throws InterruptedException, ExecutionException {
    assertThat(race(repository("several"), Object::new)).isEqualTo(SIGNERS);
  }

  /** The lab's registry heeds conditions, so nobody has to watch. */
  @Test
  void noneOfSeveralProcessesIsLostOnTheLabsRegistry(@TempDir Path store)
      throws InterruptedException, ExecutionException {
    try (EmbeddedRegistry ours =
        EmbeddedRegistry.start(RegistrySettings.of(store, InstantSource.system()))) {
      Repository repository = Repository.parse("localhost:" + ours.port() + "/race/ours");
      assertThat(race(repository, Object::new)).isEqualTo(SIGNERS);
      assertThat(TestImages.client().tags(repository)).hasSize(2);
    }
  }

  @Test
  void theSameSignatureIsAddedOnce() {
    SignatureStore store = new SignatureStore(TestImages.client(), repository("same"));
    DigestReference image =
        TestImages.push(TestImages.client(), repository("same").tag("1.0"), "same");
    KeyPair keys = KeyPair.generate();
    assertThat(store.add(image.digest(), signature(image, keys))).isTrue();
    assertThat(store.add(image.digest(), signature(image, keys))).isFalse();
    assertThat(store.add(image.digest(), signature(image, KeyPair.generate()))).isTrue();
    assertThat(store.find(image.digest()).orElseThrow().signatures()).hasSize(2);
  }

  private static int race(Repository repository, Supplier<Object> locks)
      throws InterruptedException, ExecutionException {
    RegistryClient client = TestImages.client();
    DigestReference image = TestImages.push(client, repository.tag("1.0"), "race");
    assertThat(Race.of(SIGNERS, () -> signer(image, locks.get()))).containsOnly(true);
    SignatureStore store = new SignatureStore(client, repository);
    return store.find(image.digest()).orElseThrow().signatures().size();
  }

  private static Callable<Boolean> signer(DigestReference image, Object lock) {
    SignatureStore store = new SignatureStore(TestImages.client(), image.repository());
    NewSignature signature = signature(image, KeyPair.generate(KeyType.ED25519));
    return () -> store.add(image.digest(), signature, lock);
  }

  private static NewSignature signature(DigestReference image, KeyPair keys) {
    String name = image.repository().toString();
    return NewSignature.of(SimpleSigningPayload.of(name, image.digest(), Map.of()).bytes(), keys);
  }

  private static Repository repository(String name) {
    return Repository.parse(registry.host() + "/race/" + name);
  }
}
