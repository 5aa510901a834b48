package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.gate.Gate;
import dev.signlab.scenario.gate.ScenarioProof;
import dev.signlab.scenario.source.Finding;
import dev.signlab.shell.run.ScenarioLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author does once what learners are to do, and a scenario is drafted of it. */
class RecordIntegrationTests {

  private static final String SECRET = "correct-horse-battery";

  @TempDir private Path home;

  @Test
  void whatIsDoneOnceBecomesAScenarioThatPassesItsGateButForItsSentences() throws IOException {
    Path draft = home.resolve("signed-notes");
    try (Evening evening = Evening.in(home.resolve("home"))) {
      prepare(evening);
      String image = evening.image("book:1.0");
      assertThat(evening.type("author record " + draft)).contains("without secrets");
      assertThat(evening.type("author record other")).contains("recorded already");
      evening.type("ls");
      evening.type("hint");
      evening.type("cosign verify --key alice.pub " + image);
      evening.type("author record task sign");
      evening.type("COSIGN_PASSWORD=" + SECRET + " cosign sign --key alice.key " + image);
      evening.type("author record task look");
      evening.type("cosign verify --key alice.pub " + image);
      evening.type("docker login -u ada -p " + SECRET + " " + evening.world().registry());
      evening.type("cosign verifiy --key alice.pub " + image);
      evening.type("author record task files");
      evening.type("cosign sign-blob --key alice.key --bundle notes.sigstore.json notes.txt");
      evening.type("cp notes.txt copy.txt");
      assertThat(evening.type("author record task files")).contains("recorded already");
      assertThat(evening.type("author record stop"))
          .contains("drafted into " + draft)
          .contains("it holds a secret", "nothing is different without it", "TO WRITE:");
      assertThat(evening.status()).isZero();
      assertThat(evening.type("author record stop")).contains("nothing is being recorded");
    }
    assertThat(Files.readString(draft.resolve("scenario.yaml")))
        .contains("- signature: { image: \"localhost:5001/book:1.0\", key: alice.pub }")
        .contains("- tried: { command: \"cosign verify\", outcome: \"NO_SIGNATURE\"")
        .contains(
            "- blob-signature: { ", "- file: { path: copy.txt }", "files: [\"files/notes.txt\"]");
    assertThat(Files.readString(draft.resolve("solution.lab")))
        .isEqualTo(
            """
            # task: first
            cosign verify --key alice.pub localhost:5001/book:1.0
            # task: sign
            cosign sign --key alice.key localhost:5001/book:1.0
            # task: look
            cosign verify --key alice.pub localhost:5001/book:1.0
            # task: files
            cosign sign-blob --key alice.key --bundle notes.sigstore.json notes.txt
            cp notes.txt copy.txt
            """);
    assertNoSecret(draft);
    assertProvenButForSentences(draft);
  }

  @Test
  void whoLeavesHasTheDraftAndNothingIsNoDraft() throws IOException {
    Path draft = home.resolve("one-file");
    try (Evening evening = Evening.in(home.resolve("home"))) {
      evening.type("cd ..");
      assertThat(evening.type("author record " + draft)).contains("begin in the lab's folder");
      evening.type("cd");
      evening.type("author record " + draft);
      evening.type("list");
      assertThat(evening.type("author record stop")).contains("nothing was typed");
      evening.type("!touch outside");
      evening.type("echo one > a.txt");
      assertThat(evening.type("exit")).contains("drafted into " + draft, "left out: !touch");
    }
    assertThat(Files.readString(draft.resolve("solution.lab")))
        .isEqualTo("# task: first\necho one > a.txt\n");
    assertThat(Files.readString(draft.resolve("scenario.yaml")))
        .contains("checks:\n      - file: { path: a.txt }\n    hints:");
  }

  @Test
  void whatIsAskedOfTheRecorderIsNoPartOfTheRecordingAndNothingIsOverwritten() throws IOException {
    Path draft = home.resolve("two-files");
    Path own = draft.resolve("own.txt");
    try (Evening evening = Evening.in(home.resolve("home"))) {
      assertThat(evening.type("author record " + draft + " sign"))
          .contains("one word too many: sign");
      evening.type("author record " + draft);
      evening.type("author record task later");
      evening.type("author record task sooner");
      evening.type("echo one > a.txt");
      evening.type("author record --help");
      evening.type("author record task --help");
      evening.type("author record task \"later\"");
      evening.type("echo two > b.txt");
      Files.createDirectories(draft);
      Files.writeString(own, "mine\n");
      assertThat(evening.type("author record stop")).contains("something is in " + draft);
      Files.delete(own);
      assertThat(evening.type("exit 0")).contains("drafted into " + draft);
    }
    assertThat(Files.readString(draft.resolve("solution.lab")))
        .isEqualTo("# task: sooner\necho one > a.txt\n# task: later\necho two > b.txt\n");
  }

  private void prepare(Evening evening) throws IOException {
    evening.type("cosign generate-key-pair --output-key-prefix alice");
    evening.type("echo 'chapter one' > notes.txt");
    Path book = Files.createDirectories(evening.world().workspace().resolve("book"));
    Files.writeString(book.resolve("Dockerfile"), "FROM scratch\nCOPY chapter.txt /\n");
    Files.writeString(book.resolve("chapter.txt"), "one\n");
    evening.type("docker build -t " + evening.image("book:1.0") + " book");
    evening.type("docker push " + evening.image("book:1.0"));
  }

  private static void assertProvenButForSentences(Path draft) {
    Gate gate =
        new Gate(new GateWorld.Maker(false), Path.of(""), new ScenarioLines(Commands.table()));
    List<Finding> findings =
        gate.prove(draft, Gate.Order.ALL).stream()
            .map(ScenarioProof::findings)
            .flatMap(List::stream)
            .toList();
    assertThat(findings).extracting(Finding::summary).containsOnly("still to be written");
    assertThat(findings).hasSize(1 + 4 * 2 + 1 + 4);
  }

  private static void assertNoSecret(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain(SECRET, "PRIVATE KEY");
      }
    }
  }
}
