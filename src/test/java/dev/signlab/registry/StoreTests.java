package dev.signlab.registry;

import static dev.signlab.registry.RegistryClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTests extends RegistryFixture {

  private RegistryStore store;
  private Path snapshot;

  @BeforeEach
  void open() {
    store = registry.store();
    snapshot = folder.resolve("snapshot");
  }

  @Test
  void theStoreTellsWhatTheRepositoriesHold() {
    byte[] manifest = client.pushImage("team/app", "1.0", "layer");
    assertThat(store.repositories()).containsExactly("team/app");
    assertThat(store.tags("team/app")).isEqualTo(Map.of("1.0", Digest.of(manifest)));
    assertThat(store.blob(Digest.of(bytes("layer"))))
        .hasValueSatisfying(file -> assertThat(file).hasContent("layer"));
    assertThat(store.size()).isEqualTo(manifest.length + "layer".length() + "{}".length());
  }

  @Test
  void aSnapshotBringsBackWhatWasThere() {
    byte[] before = client.pushImage("app", "1.0", "one");
    store.snapshot(snapshot);
    client.pushImage("app", "1.0", "two");
    client.pushImage("other", "1.0", "two");
    client.call("DELETE", "/v2/app/manifests/" + Digest.of(before));
    store.restore(snapshot);
    assertThat(store.repositories()).containsExactly("app");
    assertThat(client.get("/v2/app/manifests/1.0").body()).isEqualTo(before);
    assertThat(client.get("/v2/app/blobs/" + Digest.of(bytes("two"))).statusCode()).isEqualTo(404);
  }

  @Test
  void afterARestoreThePushesGoOn() {
    store.snapshot(snapshot);
    for (int round = 0; round < 3; round++) {
      byte[] manifest = client.pushImage("app", "1.0", "layer " + round);
      assertThat(client.get("/v2/app/manifests/1.0").body()).isEqualTo(manifest);
      store.restore(snapshot);
      assertThat(store.repositories()).isEmpty();
    }
    assertThat(folder.resolve("generations")).isDirectoryContaining(Files::isDirectory);
    assertThat(generations()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aReaderSeesTheStateBeforeOrAfterARestoreAndNothingBetween() throws Exception {
    Path empty = folder.resolve("empty");
    store.snapshot(empty);
    Path full = folder.resolve("full");
    for (String tag : List.of("a", "b", "c", "d")) {
      client.pushImage("app", tag, "layer");
    }
    store.snapshot(full);
    AtomicBoolean isDone = new AtomicBoolean();
    Thread restorer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    for (int i = 0; i < 40; i++) {
                      store.restore(i % 2 == 0 ? empty : full);
                    }
                  } finally {
                    isDone.set(true);
                  }
                });
    List<Integer> seen = new ArrayList<>();
    while (!isDone.get()) {
      seen.add(store.tags("app").size());
    }
    restorer.join();
    assertThat(seen).isSubsetOf(0, 4);
  }

  @Test
  void clearingLeavesTheBlobsForTheSnapshots() {
    byte[] manifest = client.pushImage("app", "1.0", "layer");
    store.snapshot(snapshot);
    store.clear();
    assertThat(store.repositories()).isEmpty();
    store.restore(snapshot);
    assertThat(client.get("/v2/app/manifests/1.0").body()).isEqualTo(manifest);
  }

  @Test
  void deletingAllLeavesNothing() {
    client.pushImage("app", "1.0", "layer");
    store.deleteAll();
    assertThat(store.repositories()).isEmpty();
    assertThat(store.size()).isZero();
    client.pushImage("app", "1.0", "layer");
    assertThat(store.repositories()).containsExactly("app");
  }

  @Test
  void anotherRegistryOnTheSameFolderSeesTheSame() {
    byte[] manifest = client.pushImage("app", "1.0", "layer");
    RegistrySettings same = RegistrySettings.of(folder, java.time.InstantSource.system());
    try (EmbeddedRegistry second = EmbeddedRegistry.start(same);
        RegistryClient other = new RegistryClient(second.url())) {
      assertThat(other.get("/v2/app/manifests/1.0").body()).isEqualTo(manifest);
      other.pushImage("app", "2.0", "layer");
    }
    assertThat(store.tags("app")).containsKeys("1.0", "2.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "something else\n",
        "signlab-registry-references 1\nno tab here\n",
        "signlab-registry-references 1\n../../outside\tx\n",
        "signlab-registry-references 1\n/outside\tx\n",
        "signlab-registry-references 1\na/./b\tx\n"
      })
  void aMalformedSnapshotIsRefusedAndNothingIsLost(String text) throws IOException {
    client.pushImage("app", "1.0", "layer");
    Files.writeString(snapshot, text);
    assertThatThrownBy(() -> store.restore(snapshot))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("not a snapshot");
    assertThat(store.repositories()).containsExactly("app");
  }

  private List<String> generations() {
    try {
      return Folders.names(folder.resolve("generations"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
