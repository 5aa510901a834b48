package dev.signlab.evening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import dev.signlab.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One-shot commands of another window while a shell of the same home runs. */
class RunningLabIntegrationTests {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern PROMPT = Pattern.compile("lab:\\S*> [^\\n]*(\\n[^\\n]*){0,3}$");
  private static final String LAB = Path.of("lab").toAbsolutePath().toString();

  @TempDir Path folder;

  @Test
  void theShellDoesThemAndKnowsOfThem() throws Exception {
    Tool lab = lab();
    lab.succeed("cosign", "generate-key-pair");
    Files.writeString(folder.resolve("notes.txt"), "notes\n");
    try (Terminal shell = start()) {
      lab.succeed("cosign", "sign-blob", "--key", "cosign.key", "--bundle", "b.json", "notes.txt");
      Tool.Run verified =
          lab.succeed(
              "cosign", "verify-blob", "--key", "cosign.pub", "--bundle", "b.json", "notes.txt");
      assertThat(verified.stderr()).contains("Verified OK");

      assertThat(lab.succeed("explain").stdout()).contains("cosign.pub");
      assertThat(withOpenKey("--key /dev/fd/5 --bundle b.json notes.txt")).contains("Verified OK");
      shell.type("explain");
      shell.awaitMatch(Pattern.compile("cosign.pub(.|\\n)*" + PROMPT.pattern()));

      assertThat(lab.with("LAB_CALLS", "off").run("explain").status()).as("by itself").isNotZero();
      shell.type("quit");
      assertThat(shell.waitFor()).isZero();
    }
    assertThat(home().resolve("calls-shell")).doesNotExist();
    assertThat(lab.run("explain").status()).as("without a shell").isNotZero();
  }

  /** The file of a lab of another build is there, and what it names is left alone. */
  @Test
  void aLabOfAnotherBuildIsLeftAlone() throws Exception {
    Files.createDirectories(home());
    Files.writeString(
        home().resolve("calls-shell"),
        String.join("\n", "1", "q", "a", "other", "" + ProcessHandle.current().pid(), "quiet", ""));
    Tool.Run run = lab().succeed("cosign", "generate-key-pair");
    assertThat(run.stderr()).contains("is of another build").contains("cosign.pub");
    assertThat(folder.resolve("cosign.pub")).exists();
  }

  @Test
  void aPasswordIsAskedForAtTheCallersTerminal() throws Exception {
    try (Terminal shell = start();
        Terminal caller =
            Terminal.start(
                folder,
                Map.of("LAB_HOME", home().toString()),
                80,
                24,
                LAB,
                "cosign",
                "generate-key-pair")) {
      for (int i = 0; i < 2; i++) {
        caller.awaitMatch(Pattern.compile("Enter password[^\\n]*: $"), PATIENCE);
        caller.type("secret-word");
      }
      assertThat(caller.waitFor()).isZero();
      assertThat(caller.screen()).doesNotContain("secret-word");
      shell.type("quit");
      shell.waitFor();
    }
    assertThat(folder.resolve("cosign.key")).exists();
  }

  private Terminal start() throws Exception {
    Terminal shell =
        Terminal.start(folder, Map.of("LAB_HOME", home().toString()), 80, 24, LAB, "start");
    shell.awaitMatch(PROMPT, PATIENCE);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (Files.notExists(home().resolve("calls-shell")) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    return shell;
  }

  private Tool lab() throws IOException {
    return new Tool(Path.of(LAB))
        .in(folder)
        .with("LAB_HOME", home().toString())
        .with("COSIGN_PASSWORD", "x")
        .within(PATIENCE);
  }

  /** An open file of the caller has its number in no other process. */
  private String withOpenKey(String words) throws Exception {
    return new Tool(Path.of("/bin/sh"))
        .in(folder)
        .with("LAB_HOME", home().toString())
        .within(PATIENCE)
        .succeed("-c", "exec 5< cosign.pub; exec '" + LAB + "' cosign verify-blob " + words)
        .stderr();
  }

  private Path home() {
    return folder.resolve("home");
  }
}
