package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.run.ScenarioLines;
import dev.signlab.shell.run.ScenarioOrigin;
import dev.signlab.shell.screen.ProcessQuestions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lines of a scenario that would reach the machine around the lab: refused, and nothing is done.
 */
class ScenarioLinesTests {

  private final ScenarioLines rules = new ScenarioLines(Commands.table());
  private final Path home;
  private final Evening evening;

  ScenarioLinesTests(@TempDir Path home) {
    this.home = home;
    this.evening = Evening.in(home);
  }

  @AfterEach
  void leave() {
    evening.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!touch made",
        "echo x | !tee made",
        "ls && !touch made",
        "echo $(!touch made)",
        "echo x > ../made",
        "echo x > /tmp/signlab-made",
        "echo x >> ~/../made",
        "cat < /etc/passwd",
        "cat /etc/passwd",
        "cat /CN=Ada",
        "openssl req -x509 -out /CN=Ada -subj /CN=Ada",
        "openssl req -x509 -out a -subj /CN=../../Ada",
        "cp cosign.key ../made",
        "cp ../progress/progress.txt made",
        "cd ..",
        "cosign generate-key-pair --output-key-prefix ../made",
        "cosign generate-key-pair --output-key-prefix=/tmp/made",
        "cosign save --dir sub/../../made localhost:5001/a:1",
        "syft oci-dir:/var/lib/images -o json=../made",
        "docker build -f ../Dockerfile .",
        "cosign sign --key pkcs11:token=x?module-path=evil.so localhost:5001/a:1",
        "cosign sign --key k8s://ns/secret localhost:5001/a:1",
        "cosign sign --key openbao://app localhost:5001/a:1",
        "VAULT_ADDR=http://vault.example:8200 cosign public-key --key hashivault://app",
        "export VAULT_TOKEN=hvs.kept",
        "VAULT_TOKEN=hvs.kept",
        "cosign sign --key file:///etc/passwd localhost:5001/a:1",
        "PATH=. cosign version",
        "export DOCKER_CONFIG=evil",
        "HTTP_PROXY=http://localhost:1 crane ls localhost:5001/a",
        "LD_PRELOAD=./evil.so ls",
        "cosign clean -f localhost:7900/app:1",
        "skopeo copy docker://localhost:7900/a:1 docker://127.0.0.1:7901/a:1",
        "docker tag a:1 x.localhost:7900/a:1",
        "COSIGN_REPOSITORY=localhost:7900/a cosign sign --key k.key localhost:5001/a:1",
      })
  void areRefused(String line) throws IOException {
    String said = typedByAScenario(line);
    assertThat(said).as(line).containsIgnoringCase("error: a scenario");
    assertThat(home.resolve("made")).doesNotExist();
    assertThat(evening.world().workspace().resolve("made")).doesNotExist();
    assertThat(Path.of("/tmp/signlab-made")).doesNotExist();
  }

  /** What a variable holds, or a command prints, is known only when the line runs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "MY_WAY=.. && echo x > $MY_WAY/made",
        "echo x > $(echo ../made)",
        "MY_WAY=/etc/passwd && cat $MY_WAY",
        "MY_AT=localhost && crane ls $MY_AT:7900/app",
        "cat \"$HOME/progress/progress.txt\"",
      })
  void areRefusedWhenTheirValuesAreKnown(String line) {
    assertThat(typedByAScenario(line))
        .as(line)
        .containsAnyOf(
            "a scenario stays in the lab's folder", "a scenario speaks to the lab's own");
    assertThat(home.resolve("made")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "crane digest --bogus localhost:5001/book:1.0",
        "cosign verify --key cosign.pub book@$(crane digest --bogus localhost:5001/book:1.0)",
        "AT=$(crane digest --bogus localhost:5001/book:1.0)",
        "echo $(echo $(crane digest --bogus localhost:5001/book:1.0))",
      })
  void flagsThatNoCommandHasAreUnknownWhereverTheyStand(String line) {
    assertThat(rules.unknown(line)).as(line).isPresent();
    assertThat(rules.unknown(line.replace("--bogus ", ""))).as(line).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!touch made",
        "cosgin sign",
        "ls | !sort",
        "cat ../x",
        "echo $(!id)",
        "echo x > /made",
      })
  void areKnownBeforeTheyAreRun(String line) {
    assertThat(rules.refusal(line)).as(line).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cosign sign --key cosign.key -a url=https://example.com/a localhost:5001/book:1.0",
        "skopeo inspect docker://localhost:5001/book:1.0",
        "docker image tag book localhost:5001/book:1.0",
        "docker run -d -p 5001:5000 --name registry registry:2",
        "echo \"see /v2/ and ~\" > notes.txt",
        "COSIGN_REPOSITORY=localhost:5001/signatures cosign verify --key env://PUB a.b/c:1",
        "cosign verify --key cosign.pub $(cosign triangulate localhost:5001/book:1.0) 2>/dev/null",
        "mv old/key.pub new.pub && ls ./new.pub",
      })
  void linesOfTheLabAreFree(String line) {
    assertThat(rules.refusal(line)).as(line).isEmpty();
  }

  @Test
  void whatIsNotKnownYetIsCalledAsItsWriterCallsIt() {
    assertThat(rules.refusal("cat ../$BOOK").orElseThrow().summary())
        .isEqualTo("a scenario stays in the lab's folder: ../${BOOK}");
    assertThat(rules.refusal("cat /tmp/$(echo book)").orElseThrow().summary())
        .isEqualTo("a scenario stays in the lab's folder: /tmp/$(…)");
  }

  @Test
  void theSolutionThatALearnerAppliesIsHeldToTheSameRules() throws IOException {
    evening.type("start generate-keys");
    assertThat(evening.type("solution --apply --yes")).contains("Private key written");
    assertThat(Files.exists(evening.world().workspace().resolve("cosign.key"))).isTrue();
    assertThat(evening.type("!echo mine && echo x > ../free && cat ../free")).contains("mine", "x");
  }

  private String typedByAScenario(String line) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    StreamScreen screen =
        new StreamScreen(
            shown,
            shown,
            Screen.Style.PIPE,
            new ProcessQuestions(InputStream.nullInputStream(), shown));
    LabSession session = evening.session();
    session.confined(
        ScenarioOrigin.ELSEWHERE, () -> session.service(LineRunner.class).run(line, screen));
    return shown.toString(StandardCharsets.UTF_8);
  }
}
