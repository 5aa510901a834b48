package dev.signlab.evening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.FreePorts;
import dev.signlab.judge.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A result that could not be kept is no success, whichever process had it. */
@EnabledIf("hasFullDevice")
class LostOutputIntegrationTests {

  private static final String LAB = Path.of("lab").toAbsolutePath().toString();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  static boolean hasFullDevice() {
    return Files.exists(Path.of("/dev/full"));
  }

  @AfterEach
  void stop() {
    line("off", "registry stop");
    line("off", "sigstore stop");
  }

  /** The launcher passes on what a server says that goes on; the server runs all the same. */
  @Test
  void isToldWhereAServerGoesOn() {
    for (String start : List.of("registry start --port " + FreePorts.next(), "sigstore start")) {
      String server = start.substring(0, start.indexOf(' '));
      Tool.Run full = line("off", start + " > /dev/full");
      assertThat(full.stderr()).contains("could not be kept").contains("No space left on device");
      assertThat(full.status()).as(start).isEqualTo(1);
      assertThat(line("off", server + " status").stdout()).contains("http://localhost:");
      line("off", server + " stop");
      assertThat(line("off", start + " >&-").status()).as(start).isEqualTo(1);
      line("off", server + " stop");
      Tool.Run gone = line("off", start + " | true");
      assertThat(gone.stderr()).doesNotContain("could not be kept", "write error");
      assertThat(line("off", start).status()).as("again: " + start).isZero();
      line("off", server + " stop");
    }
  }

  @Test
  void isToldByAProcessOfItsOwn() {
    isTold("off");
  }

  @Test
  void isToldWhereARunningLabDidTheWork() throws Exception {
    line("off", "registry start --port " + FreePorts.next());
    Path calls = folder.resolve("home/calls-registry");
    for (long start = System.nanoTime();
        !Files.exists(calls) && System.nanoTime() - start < PATIENCE.toNanos(); ) {
      Thread.sleep(20);
    }
    assertThat(calls).exists();
    isTold("on");
  }

  private void isTold(String calls) {
    Tool.Run full = line(calls, "what is a registry > /dev/full");
    assertThat(full.status()).isEqualTo(1);
    assertThat(full.stderr()).contains("could not be kept").contains("No space left on device");
    assertThat(line(calls, "what is a registry >&-").status()).isEqualTo(1);
    assertThat(line(calls, "what is a registry").status()).isZero();
    Tool.Run gone = line(calls, "list --all | true");
    assertThat(gone.stderr()).doesNotContain("could not be kept");
  }

  private Tool.Run line(String calls, String words) {
    Map<String, String> environment =
        Map.of(
            "LAB_HOME", folder.resolve("home").toString(),
            "PATH", System.getenv("PATH"),
            "LAB_CALLS", calls);
    return new Tool(Path.of("/bin/sh"), environment, folder, "", PATIENCE)
        .run("-c", "'" + LAB + "' " + words);
  }
}
