package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.world.WorldCommands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of a whole world, typed in the shell. */
class WholeWorldWordsTests {

  /** They run until Ctrl-C; {@code WholeWorldIntegrationTests} has them in a process. */
  private static final Set<String> ENDLESS = Set.of("world", "sigstore serve");

  @TempDir Path home;
  private Evening evening;

  @BeforeEach
  void sitDown() {
    evening = Evening.in(home);
    assertThat(evening.type("sigstore start --port 0")).contains("sigstore on http://localhost:");
  }

  @AfterEach
  void getUp() {
    evening.close();
  }

  @Test
  void everyExampleWorksWhenTyped() {
    for (Command command : WorldCommands.all()) {
      String name = command.spec().name();
      boolean ours = name.startsWith("world ") || name.startsWith("sigstore ");
      if (ours && !ENDLESS.contains(name) && !name.equals("world use")) {
        evening.type("world start");
        for (String example : command.spec().examples()) {
          assertThat(evening.type(example)).as(example).isNotBlank().doesNotContain("error:");
        }
      }
    }
  }

  @Test
  void itSaysWhereAllIsToPeopleAndToScripts() {
    assertThat(evening.type("world start")).contains("issuer", "rekorV2", "tuf");
    JsonFields said =
        Json.parseObject(
            evening.type("world start --json").getBytes(StandardCharsets.UTF_8), "what it says");
    assertThat(Path.of(said.text("trustedRoot"))).isRegularFile();
    assertThat(evening.type("world status")).contains(said.text("registryUrl"), "answers");
  }

  @Test
  void aSecondWorldIsRefusedWithWhatToDo() {
    assertThat(evening.type("world"))
        .contains("the services of sigstore run already", "world stop");
    assertThat(evening.type("world stop")).contains("world stopped");
    assertThat(evening.type("world stop")).contains("nothing of the world was running");
    assertThat(evening.type("world token --identity alice@example.com")).contains("error:");
  }

  /** The line that is offered starts all of it, and what failed left nothing running. */
  @Test
  void aBusyPortStartsNothingAndTheLineThatIsOfferedWorks() throws IOException {
    evening.type("world stop");
    int base = Deployment.freeBase();
    try (ServerSocket other = new ServerSocket(base + 3, 1, InetAddress.getLoopbackAddress())) {
      String busy = evening.type("world start --registry-port 0 --port-base " + base);
      assertThat(busy).contains("port " + other.getLocalPort() + " is in use");
      assertThat(evening.type("world status")).doesNotContain("answers");
      assertThat(evening.type("world stop")).contains("nothing of the world was running");

      Matcher offered =
          Pattern.compile("(world start --registry-port 0 --port-base \\d+)").matcher(busy);
      assertThat(offered.find()).as(busy).isTrue();
      assertThat(evening.type(offered.group(1))).contains("rekorV2").doesNotContain("error:");
    }
  }

  @Test
  void whoReplacesTheKeyOfALogHearsThatItBeginsAnew() {
    evening.type("world start");
    assertThat(evening.type("world rotate rekor")).contains("a new, empty log");
    assertThat(evening.type("world rotate tsa")).doesNotContain("empty log");
  }

  @Test
  void aJobThatRunsInAReusableWorkflowIsNamedByIt() {
    evening.type("world start");
    String called = "builders/images/.github/workflows/build.yml@refs/tags/v1";
    evening.type("world token --ci acme/app@main --calls " + called + " > ci.txt");
    String caller = "acme/app/.github/workflows/release.yml@refs/heads/main";
    // A long value stands below its name.
    assertThat(
            evening.type("view ci.txt").replaceAll("(?m)(_ref)\\s+", "$1 ").replaceAll(" +", " "))
        .contains("\n job_workflow_ref " + called)
        .contains("\n workflow_ref " + caller);
  }

  @Test
  void wrongWordsAreRefused() {
    for (String line :
        List.of(
            "world token",
            "world token --identity a@example.com --ci acme/app@main",
            "world token --identity nobody",
            "world token --user alice --spiffe spiffe://example.com/a",
            "world token --service-account build",
            "world token --service-account build/Signer",
            "world token --spiffe https://example.com/a",
            "world token --spiffe spiffe://example.com/a/../b",
            "world token --spiffe spiffe://example.com/a --calls b/b/.github/workflows/b.yml@main",
            "world token --ci acme",
            "world token --ci acme/app@main --calls acme/build.yml",
            "world token --identity a@example.com --calls b/b/.github/workflows/b.yml@main",
            "world token --identity a@example.com --expires-in soon",
            "world token --identity a@example.com --expires-in 0s",
            "sigstore start --port 65530")) {
      assertThat(evening.type(line)).as(line).contains("error:");
    }
  }
}
