package dev.signlab.transparency.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.MerkleHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledLogIntegrationTests {

  private static final int KILLS = 5;

  @TempDir Path folder;

  @Test
  void aLogKilledWithinAdditionsHoldsEveryTreeThatItToldOf() throws Exception {
    Path key = folder.resolve("key.pem");
    PublishedLog.Identity identity = LogChild.identity(key);
    List<Checkpoint> told = new ArrayList<>();
    List<byte[]> acknowledged = new ArrayList<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      runAndKill(key, 40 * kill, told, acknowledged);
      try (PublishedLog again = PublishedLog.open(folder.resolve("log"), identity)) {
        LogStore log = again.store();
        for (Checkpoint each : told) {
          assertThat(identity.key().signed(each.note())).isTrue();
          assertThat(log.tree(each.size()).root()).isEqualTo(each.root());
        }
        for (byte[] entry : acknowledged) {
          long index = log.find(MerkleHash.leaf(entry)).orElseThrow();
          assertThat(log.record(index).entry()).isEqualTo(entry);
        }
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(40 * KILLS);
  }

  private void runAndKill(Path key, int lines, List<Checkpoint> told, List<byte[]> acknowledged)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LogChild.class.getName(),
                folder.resolve("log").toString(),
                key.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader reader = child.inputReader()) {
      for (int i = 0; i < lines; i++) {
        take(reader.readLine(), told, acknowledged);
      }
      child.toHandle().destroyForcibly();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.endsWith(" .")) {
          take(line, told, acknowledged);
        }
      }
    }
    child.waitFor();
  }

  private static void take(String line, List<Checkpoint> told, List<byte[]> acknowledged) {
    assertThat(line).as("a line of a process that still runs").isNotNull();
    String[] words = line.split(" ", -1);
    told.add(Checkpoint.parse(Base64.getDecoder().decode(words[0]), "checkpoint"));
    acknowledged.add(Base64.getDecoder().decode(words[1]));
  }
}
