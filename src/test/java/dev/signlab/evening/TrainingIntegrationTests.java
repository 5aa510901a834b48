package dev.signlab.evening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JVM writes what it learnt when a training has ended. The launcher runs them beside commands,
 * where nobody would hear that one waits for ever.
 */
class TrainingIntegrationTests {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path folder;
  private Process ground;

  @BeforeEach
  void layGround() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString()));
    command.addAll(options("ground"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment());
    Path log = folder.resolve("ground.log");
    ground = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    for (long start = System.nanoTime();
        !Files.exists(folder.resolve("ground"))
            && ground.isAlive()
            && System.nanoTime() - start < PATIENCE.toNanos(); ) {
      Thread.sleep(50);
    }
    assertThat(ground.isAlive()).as(Files.readString(log)).isTrue();
  }

  @AfterEach
  void leaveGround() throws InterruptedException {
    ground.destroy();
    ground.waitFor();
  }

  @Test
  void thatOfServersEnds() {
    for (String kind : List.of("registry", "world")) {
      Tool.Run run =
          new Tool(JAVA, environment(), folder, "", PATIENCE)
              .run(options(kind).toArray(String[]::new));
      assertThat(run.status()).as(kind + ": " + run.stdout() + run.stderr()).isZero();
    }
  }

  private static List<String> options(String kind) {
    String classes =
        String.join(
            ":",
            Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .toList());
    return List.of(
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dsignlab.top=" + Path.of("").toAbsolutePath(),
        "-cp",
        classes,
        "dev.signlab.app.Main",
        "--train",
        kind);
  }

  private Map<String, String> environment() {
    return Map.of(
        "HOME", folder.toString(),
        "LAB_HOME", folder.resolve("lab").toString(),
        "PATH", System.getenv("PATH"),
        "COSIGN_PASSWORD", "training");
  }
}
