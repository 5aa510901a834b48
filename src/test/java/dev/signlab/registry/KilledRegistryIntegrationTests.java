package dev.signlab.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

class KilledRegistryIntegrationTests {

  private static final int WRITERS = 4;

  @TempDir Path folder;
  private final Map<String, byte[]> acknowledged = new ConcurrentHashMap<>();

  @RepeatedTest(4)
  void aRegistryKilledWithinPushesKeepsAllItPromisedAndNothingBroken(RepetitionInfo repetition)
      throws Exception {
    Process child = child();
    String url = "http://127.0.0.1:" + child.inputReader().readLine();
    List<Thread> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int number = writer;
      writers.add(Thread.ofVirtual().start(() -> pushUntilItBreaks(url, number)));
    }
    while (acknowledged.size() < 3 * repetition.getCurrentRepetition()) {
      Thread.sleep(7);
    }
    child.destroyForcibly().waitFor();
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(folder.resolve("uploads")).isNotEmptyDirectory();
    RegistrySettings settings = RegistrySettings.of(folder, InstantSource.system());
    try (EmbeddedRegistry again = EmbeddedRegistry.start(settings)) {
      everythingIsConsistent(again);
    }
    assertThat(folder.resolve("uploads")).isEmptyDirectory();
  }

  private Process child() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RegistryChild.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void pushUntilItBreaks(String url, int writer) {
    try (RegistryClient client = new RegistryClient(url)) {
      for (int i = 0; ; i++) {
        String tag = "t" + writer + "-" + i;
        String layer = (tag + " ").repeat(50_000);
        acknowledged.put(tag, client.pushImage("app", tag, layer));
      }
    } catch (AssertionError e) {
      // The registry was killed, which is what this waits for.
    }
  }

  private void everythingIsConsistent(EmbeddedRegistry registry) throws IOException {
    try (RegistryClient client = new RegistryClient("http://127.0.0.1:" + registry.port())) {
      acknowledged.forEach(
          (tag, manifest) ->
              assertThat(client.get("/v2/app/manifests/" + tag).body()).isEqualTo(manifest));
      for (String tag : registry.store().tags("app").keySet()) {
        byte[] manifest = client.get("/v2/app/manifests/" + tag).body();
        var image = (ImageManifest) Manifest.parse(manifest, Optional.empty(), tag);
        Digest layer = image.layers().getFirst().digest();
        assertThat(Digest.of(client.get("/v2/app/blobs/" + layer).body())).isEqualTo(layer);
      }
      assertThat(client.pushImage("app", "after", "all is well")).isNotEmpty();
    }
    everyBlobHasItsDigest();
  }

  private void everyBlobHasItsDigest() throws IOException {
    Path blobs = folder.resolve("blobs").resolve("sha256");
    for (String name : Folders.names(blobs)) {
      if (!name.startsWith(".")) {
        try (InputStream in = Files.newInputStream(blobs.resolve(name))) {
          assertThat(Digest.of(DigestAlgorithm.SHA256, in).hex()).isEqualTo(name);
        }
      }
    }
  }
}
