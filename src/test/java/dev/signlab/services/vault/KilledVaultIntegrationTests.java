package dev.signlab.services.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.transit.TransitEngine;
import dev.signlab.crypto.keys.transit.TransitFamily;
import dev.signlab.crypto.keys.transit.TransitKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault that is killed while it rotates a key has each version that it acknowledged. */
class KilledVaultIntegrationTests {

  private static final int KILLS = 3;
  private static final int WRITERS = 4;
  private static final int ROTATIONS = 15;

  @TempDir Path folder;

  /** Public halves by the number of their version. */
  private final Map<Integer, VerificationKey> acknowledged = new ConcurrentHashMap<>();

  @Test
  void noAcknowledgedVersionIsLostAndNoFileIsHalfWritten() throws Exception {
    for (int kill = 1; kill <= KILLS; kill++) {
      rotateAndKill();
      List<VerificationKey> kept = VaultChild.keys(folder).publicKeys("key");
      assertThat(VaultChild.keys(folder).names()).containsExactly("key");
      assertThat(kept).doesNotHaveDuplicates();
      acknowledged.forEach(
          (version, key) ->
              assertThat(kept.get(version - 1)).as("version " + version).isEqualTo(key));
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * ROTATIONS);
    requireReadableByTheOwnerAlone();
  }

  private void requireReadableByTheOwnerAlone() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  private void rotateAndKill() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                VaultChild.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    TransitEngine engine = engine(child.inputReader().readLine());
    engine.create("key");
    int before = acknowledged.size();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(Thread.ofVirtual().start(() -> rotateUntilItBreaks(engine)));
    }
    while (acknowledged.size() < before + ROTATIONS && child.isAlive()) {
      Thread.sleep(5);
    }
    child.destroyForcibly().waitFor();
    for (Thread each : writers) {
      each.join();
    }
  }

  private void rotateUntilItBreaks(TransitEngine engine) {
    try {
      while (true) {
        TransitKey key = engine.rotate(engine.read("key", Optional.empty()));
        acknowledged.put(key.version(), key.publicKey());
      }
    } catch (LabException e) {
      // The vault was killed, which is what this waits for.
    }
  }

  private TransitEngine engine(String port) {
    return TransitEngine.of(
        TransitFamily.VAULT,
        Map.of(
            "VAULT_ADDR",
            "http://localhost:" + port,
            "VAULT_TOKEN",
            VaultChild.tokens(folder).rootToken()),
        folder,
        HttpTransport.of(InstantSource.system(), new ExchangeLog()));
  }
}
