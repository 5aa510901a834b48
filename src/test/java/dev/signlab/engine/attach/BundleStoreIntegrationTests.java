package dev.signlab.engine.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.TestImages;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Repository;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.PredicateType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles on a registry that has neither referrers nor conditional writes. */
class BundleStoreIntegrationTests {

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
    assertThat(race("one", () -> shared)).isEqualTo(SIGNERS);
  }

  /** Signers who do not share a lock are as signers in processes of their own. */
  @Test
  void noneOfSeveralProcessesIsLost() throws InterruptedException, ExecutionException {
    assertThat(race("several", Object::new)).isEqualTo(SIGNERS);
  }

  @Test
  void findsTheSameStatementOfTheSameKey() {
    RegistryClient client = TestImages.client();
    Repository repository = repository("same");
    DigestReference image = TestImages.push(client, repository.tag("1.0"), "same");
    BundleStore store = new BundleStore(client, repository, InstantSource.system());
    KeyPair keys = KeyPair.generate();
    DigestReference pushed = push(store, client, image, bundle(keys, "{}"));
    assertThat(store.findSame(image.digest(), bundle(keys, "{}"), keys.publicKey().verifier()))
        .contains(pushed);
    assertThat(store.findSame(image.digest(), bundle(keys, "{ }"), keys.publicKey().verifier()))
        .isEmpty();
    KeyPair other = KeyPair.generate();
    assertThat(store.findSame(image.digest(), bundle(other, "{}"), other.publicKey().verifier()))
        .isEmpty();
  }

  @Test
  void whoMayNotLookIsToldSoAndNotThatThereIsNothing(@TempDir Path closed) {
    try (DebianRegistry guarded = DebianRegistry.in(closed).withPassword().start()) {
      Repository repository = Repository.parse(guarded.host() + "/closed");
      DigestReference image = repository.digest(Digest.of(BundleLayout.EMPTY));
      LabException refused =
          catchThrowableOfType(
              LabException.class,
              () -> Shelf.of(TestImages.client(), repository).bundles(image.digest()));
      assertThat(refused.problem().cause().orElseThrow()).isEqualTo(Cause.NOT_AUTHORIZED);
    }
  }

  private static int race(String name, Supplier<Object> locks)
      throws InterruptedException, ExecutionException {
    RegistryClient client = TestImages.client();
    Repository repository = repository(name);
    DigestReference image = TestImages.push(client, repository.tag("1.0"), name);
    Race.of(SIGNERS, () -> signer(image, locks.get()));
    BundleList found = Shelf.of(client, repository).bundles(image.digest());
    assertThat(found.place()).startsWith("in tag sha256-");
    return found.bundles().size();
  }

  private static Callable<DigestReference> signer(DigestReference image, Object lock) {
    RegistryClient client = TestImages.client();
    Bundle bundle = bundle(KeyPair.generate(KeyType.ED25519), "{}");
    BundleStore store = new BundleStore(client, image.repository(), InstantSource.system());
    Optional<PredicateType> type = Optional.of(PredicateType.COSIGN_SIGN);
    return () -> store.push(client.manifest(image).descriptor(), bundle, type, lock);
  }

  private static DigestReference push(
      BundleStore store, RegistryClient client, DigestReference image, Bundle bundle) {
    return store.push(client.manifest(image).descriptor(), bundle, Optional.empty());
  }

  private static Bundle bundle(KeyPair keys, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    DsseEnvelope envelope = DsseEnvelope.sign(DsseEnvelope.IN_TOTO, bytes, keys);
    return Bundle.ofKey(keys.publicKey(), new BundleContent.Envelope(envelope));
  }

  private static Repository repository(String name) {
    return Repository.parse(registry.host() + "/race/" + name);
  }
}
