package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab where the temporary folder of the system runs no programs, as on hardened machines. */
class NoexecIntegrationTests {

  private static final String CLOSED = "mount -t tmpfs -o noexec none ";
  private static final String LINE = "for i in 1; do command -v cosign; cosign version; done";

  @TempDir Path folder;

  @Test
  void theToolsAnswerFromTheLabsHome() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    assumeThat(run(CLOSED + temporary)).as("mounts of one's own").isEmpty();
    Path home = folder.resolve("home");
    String said = run(CLOSED + temporary + " && exec \"$@\"", lab(temporary, home));
    assertThat(said).contains(home + "/signlab-tools").contains("GitVersion");
  }

  @Test
  void whereNoFolderRunsProgramsTheTextIsRefused() throws Exception {
    assumeThat(run(CLOSED + folder)).as("mounts of one's own").isEmpty();
    String said = run(CLOSED + folder + " && exec \"$@\"", lab(folder, folder.resolve("home")));
    assertThat(said)
        .contains("the lab's tools cannot answer", "noexec")
        .doesNotContain("GitVersion");
  }

  private static List<String> lab(Path temporary, Path home) {
    return List.of(
        "env",
        "LAB_HOME=" + home,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Djava.io.tmpdir=" + temporary,
        "-Dsignlab.top=" + Path.of("").toAbsolutePath(),
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "-c",
        LINE);
  }

  private static String run(String script, List<String> words)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", script, "sh"));
    all.addAll(words);
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static String run(String script) throws IOException, InterruptedException {
    try {
      return run(script, List.of());
    } catch (IOException e) {
      return e.toString();
    }
  }
}
