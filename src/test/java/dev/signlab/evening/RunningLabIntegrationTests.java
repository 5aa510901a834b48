package dev.signlab.evening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import dev.signlab.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** A JVM of its own says then what bash says otherwise. */
  @Test
  void aMachineWithoutBashHandsThemOverAsWell() throws Exception {
    Tool lab = lab();
    lab.succeed("cosign", "generate-key-pair");
    Files.writeString(folder.resolve("notes.txt"), "notes\n");
    lab.succeed("cosign", "sign-blob", "--key", "cosign.key", "--bundle", "b.json", "notes.txt");
    Tool without = new Tool(launcherWithoutBash(), lab.environment(), folder, "", PATIENCE);
    try (Terminal shell = start()) {
      Tool.Run verified =
          without.succeed(
              "cosign", "verify-blob", "--key", "cosign.pub", "--bundle", "b.json", "notes.txt");
      assertThat(verified.stderr()).contains("Verified OK").doesNotContain("by itself");
      assertThat(without.succeed("explain").stdout()).as("of the shell").contains("cosign.pub");
      Tool.Run filtered = without.reading("{\"a\": [1, 2]}").succeed("jq", "-c", ".a");
      assertThat(filtered.stdout()).isEqualTo("[1,2]\n");
      shell.type("quit");
      shell.waitFor();
    }
    assertThat(without.run("explain").status()).as("without a shell").isNotZero();
  }

  /** The launcher of another folder with the same build, in which bash is looked for elsewhere. */
  private Path launcherWithoutBash() throws IOException {
    String text = Files.readString(Path.of(LAB));
    String places = "/bin/bash /usr/bin/bash /usr/local/bin/bash /opt/homebrew/bin/bash";
    assertThat(text).contains(places);
    Path top = Files.createDirectories(folder.resolve("without"));
    for (String name : List.of(".mvn", "target", "labs")) {
      Files.createSymbolicLink(top.resolve(name), Path.of(name).toAbsolutePath());
    }
    Path launcher = Files.writeString(top.resolve("lab"), text.replace(places, "/nowhere/bash"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return launcher;
  }

  @Test
  void filtersReadTheCallersInputAndFiles() throws Exception {
    Files.writeString(folder.resolve("a.yaml"), "a: 1\n");
    try (Terminal shell = start()) {
      Tool lab = lab();
      assertThat(lab.reading("{\"a\": \"x\"}").succeed("jq", "-r", ".a").stdout()).isEqualTo("x\n");
      assertThat(lab.succeed("yq", ".a", "a.yaml").stdout()).isEqualTo("1\n");
      Tool.Run refused = lab.reading("{").run("jq", ".");
      Tool.Run alone = lab.with("LAB_CALLS", "off").reading("{").run("jq", ".");
      assertThat(refused.status()).isEqualTo(alone.status()).isNotZero();
      assertThat(refused.stderr()).isEqualTo(alone.stderr());
      shell.type("quit");
      shell.waitFor();
    }
  }

  /** The file of a lab of another build is there, and what it names is left alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jq", "yq", "jib", "docker", "podman", "nerdctl", "buildah", "cosign", "skopeo", "crane",
        "oras", "syft"
      })
  void allToolsAreHandedOver(String tool) throws Exception {
    nameALabOfAnotherBuild();
    assertThat(lab().run(tool, "nonsense").stderr()).contains("is of another build");
  }

  /** Those act on a process or a sitting: they run by themselves, and say nothing of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry status",
        "world status",
        "docker run",
        "docker start",
        "docker restart",
        "docker stop",
        "docker kill",
        "docker rm",
        "docker ps",
        "docker logs",
        "docker container",
        "docker compose",
        "podman stop",
        "nerdctl rm"
      })
  void whatActsOnProcessesIsNotHandedOver(String words) throws Exception {
    nameALabOfAnotherBuild();
    assertThat(lab().run(words.split(" ")).stderr()).doesNotContain("is of another build");
  }

  @Test
  void aLabOfAnotherBuildIsLeftAlone() throws Exception {
    nameALabOfAnotherBuild();
    Tool.Run run = lab().succeed("cosign", "generate-key-pair");
    assertThat(run.stderr()).contains("is of another build").contains("cosign.pub");
    assertThat(folder.resolve("cosign.pub")).exists();
  }

  private void nameALabOfAnotherBuild() throws IOException {
    Files.createDirectories(home());
    Files.writeString(
        home().resolve("calls-shell"),
        String.join("\n", "1", "q", "a", "other", "" + ProcessHandle.current().pid(), "quiet", ""));
  }

  /** Whoever stops at the question finds the terminal as it was, as the ordinary way leaves it. */
  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void ctrlCAtAPasswordLeavesTheTerminalAsItWas(String calls) throws Exception {
    String script =
        "trap : INT; \"$0\" cosign generate-key-pair; echo \"status $?\"; stty -a | tr ' ;' '\\n"
            + "\\n"
            + "'";
    try (Terminal shell = start();
        Terminal caller =
            Terminal.start(
                folder,
                Map.of("LAB_HOME", home().toString(), "LAB_CALLS", calls),
                80,
                24,
                "/bin/sh",
                "-c",
                script,
                LAB)) {
      caller.awaitMatch(Pattern.compile("Enter password[^\\n]*: $"), PATIENCE);
      caller.press("\u0003");
      caller.awaitMatch(Pattern.compile("status 130(.|\\n)*\\necho\\n"), PATIENCE);
      shell.type("quit");
      shell.waitFor();
    }
    assertThat(folder.resolve("cosign.key")).doesNotExist();
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
