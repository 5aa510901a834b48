package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.world.World;
import dev.signlab.judge.FreePorts;
import dev.signlab.judge.Tool;
import dev.signlab.scenario.run.Lab;
import dev.signlab.scenario.run.PasswordQuestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another window hands over counts in the shell as if it had been typed there. */
class CalledCommandsIntegrationTests {

  @TempDir Path folder;

  @Test
  void checksExplainAndWireSeeThem() throws Exception {
    Typed shell = Typed.in(folder);
    shell.works("registry start --port " + FreePorts.next());
    Lab lab = shell.session().service(Lab.class);
    lab.begin(lab.catalogue().get("key-rotation"), PasswordQuestion.NOBODY);
    Calls calls = Calls.offer(shell.session(), file(), "build");
    try (calls) {
      calls.begin();
      awaitCalls();
      shell.works("ls");
      assertThat(task(lab)).isEqualTo("today");

      String image = world(shell).registry() + "/studentbook:1.0";
      call(shell, "cosign", "verify", "--key", "cosign.pub", image);
      assertThat(task(lab)).as("a lab belongs to the thread of its shell").isEqualTo("today");
      shell.works("explain");
      assertThat(shell.said()).anyMatch(line -> line.contains("cosign.pub"));
      assertThat(task(lab)).isEqualTo("new-key");
      shell.works("wire");
      assertThat(shell.said()).anyMatch(line -> line.contains("/v2/studentbook/manifests/"));

      call(shell, "cosign", "generate-key-pair", "--output-key-prefix", "next");
      shell.works("ls");
      assertThat(task(lab)).isEqualTo("both");
    } finally {
      world(shell).close();
    }
    assertThat(file()).doesNotExist();
  }

  /** The task is looked at when the text has ended, as after any line. */
  @Test
  void checksExplainAndWireSeeWhatBashRunsForALine() throws Exception {
    Typed shell = Typed.in(folder);
    shell.works("registry start --port " + FreePorts.next());
    Lab lab = shell.session().service(Lab.class);
    lab.begin(lab.catalogue().get("key-rotation"), PasswordQuestion.NOBODY);
    try {
      shell.works("cd " + world(shell).workspace());
      assertThat(task(lab)).isEqualTo("today");
      String image = world(shell).registry() + "/studentbook:1.0";
      shell.works(
          "if cosign verify --key cosign.pub %s | jq -r '.[].critical.type' | sort -u; then :; fi"
              .formatted(image));
      assertThat(shell.said()).contains("https://sigstore.dev/cosign/sign/v1");
      assertThat(task(lab)).isEqualTo("new-key");
      shell.works("explain");
      assertThat(shell.said()).anyMatch(line -> line.contains("cosign.pub"));
      shell.works("wire");
      assertThat(shell.said()).first().asString().startsWith("if cosign verify");
      assertThat(shell.said()).anyMatch(line -> line.contains("/v2/studentbook/manifests/"));

      shell.works(
          "for p in next; do"
              + " COSIGN_PASSWORD=signlab cosign generate-key-pair --output-key-prefix $p; done");
      assertThat(task(lab)).isEqualTo("both");

      shell.works("if registry stop; then registry start; fi | tail -n 2");
      assertThat(world(shell).runs("registry")).as("in the shell itself").isTrue();
      shell.works("cosign verify --key <(cat cosign.pub) " + image + " > verified.json");
    } finally {
      world(shell).close();
    }
  }

  private static String task(Lab lab) {
    return lab.requireCurrent().task().id();
  }

  private static World world(Typed shell) {
    return shell.session().service(World.class);
  }

  private void awaitCalls() throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (Files.notExists(file()) && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(file()).exists();
  }

  private void call(Typed shell, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of("-p", Path.of(".mvn/call.bash").toAbsolutePath().toString(), "LC_ALL="));
    all.addAll(List.of(file().toString(), "NOTHING", "0", "/bin/false"));
    all.addAll(List.of(words));
    new Tool(Path.of("/bin/bash"))
        .in(world(shell).workspace())
        .with("HOME", folder.toString())
        .with("COSIGN_PASSWORD", "signlab")
        .succeed(all.toArray(String[]::new));
  }

  private Path file() {
    return folder.resolve("calls");
  }
}
