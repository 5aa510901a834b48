package dev.signlab.registry;

import static dev.signlab.registry.RegistryClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConcurrentPushTests extends RegistryFixture {

  @Test
  void manyWritersOfOneRepositoryLoseNothing() throws Exception {
    Queue<Throwable> failures = inParallel(8, writer -> pushSome(writer));
    assertThat(failures).isEmpty();
    assertThat(registry.store().tags("app")).hasSize(8 * 5);
    assertThat(client.get("/v2/app/blobs/" + Digest.of(bytes("shared"))).statusCode())
        .isEqualTo(200);
  }

  private void pushSome(int writer) {
    for (int i = 0; i < 5; i++) {
      client.pushImage("app", "w" + writer + "-" + i, "layer " + i);
      client.pushBlob("app", bytes("shared"));
    }
  }

  @Test
  void writersOfOneTagLeaveOneOfTheirManifests() throws Exception {
    Queue<Throwable> failures =
        inParallel(6, writer -> client.pushImage("app", "latest", "layer " + writer));
    assertThat(failures).isEmpty();
    var got = client.get("/v2/app/manifests/latest");
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(registry.store().tags("app")).containsValue(Digest.of(got.body()));
  }

  @Test
  void ofWritersWhoSawTheSameTagOneWins() throws Exception {
    byte[] seen = client.pushImage("app", "latest", "seen");
    String condition = "\"" + Digest.of(seen) + "\"";
    AtomicInteger winners = new AtomicInteger();
    Queue<Throwable> failures =
        inParallel(
            8,
            writer -> {
              byte[] manifest = client.imageManifest("app", "layer " + writer);
              var put = client.putManifest("app", "latest", manifest, "If-Match", condition);
              assertThat(put.statusCode()).isIn(201, 412);
              winners.addAndGet(put.statusCode() == 201 ? 1 : 0);
            });
    assertThat(failures).isEmpty();
    assertThat(winners).hasValue(1);
  }

  @Test
  void pushesGoOnWhileTheStoreIsSavedAndRestored() throws Exception {
    client.pushImage("base", "1.0", "layer");
    var snapshot = folder.resolve("snapshot");
    registry.store().snapshot(snapshot);
    Queue<Throwable> failures =
        inParallel(
            4,
            writer -> {
              if (writer == 0) {
                registry.store().restore(snapshot);
                registry.store().snapshot(folder.resolve("other"));
              } else {
                client.pushBlob("app" + writer, bytes("layer " + writer));
              }
            });
    assertThat(failures).isEmpty();
    assertThat(registry.store().tags("base")).containsKey("1.0");
  }

  /** What one writer does. */
  private interface Work {
    void by(int writer);
  }

  private static Queue<Throwable> inParallel(int writers, Work work) throws InterruptedException {
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      int writer = i;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      work.by(writer);
                    } catch (RuntimeException | AssertionError e) {
                      failures.add(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return failures;
  }
}
