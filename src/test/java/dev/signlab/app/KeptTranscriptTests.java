package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.Tool;
import dev.signlab.scenario.run.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was typed and done, taken along. */
class KeptTranscriptTests {

  private final Path home;
  private final Evening evening;

  KeptTranscriptTests(@TempDir Path home) {
    this.home = home;
    this.evening = Evening.in(home);
  }

  @AfterEach
  void leave() {
    evening.close();
  }

  private Path file(String name) {
    return evening.session().directory().resolve(name);
  }

  private String read(String name) throws IOException {
    return Files.readString(file(name));
  }

  @Test
  void writesWhatWasTypedForEachTask() throws IOException {
    evening.type("date");
    evening.type("start 1");
    evening.type("registry start --port 70000");
    evening.type("COSIGN_PASSWORD=Quite-secret1 cosign generate-key-pair --output-key-prefix k");
    evening.type("skip");
    assertThat(evening.type("transcript")).contains("wrote transcript.adoc");
    assertThat(read("transcript.adoc"))
        .contains("= What was done", "== Start a registry", "Skipped on ", "== Outside of the labs")
        .containsSubsequence("$ registry start --port 70000    # exit ", "$ COSIGN_PASSWORD=***")
        .contains("$ date\n")
        .doesNotContain("Quite-secret1");
    assertThat(Files.readString(home.resolve("progress/transcript.jsonl")))
        .doesNotContain("Quite-secret1");
  }

  @Test
  void overwritesNothingUnasked() throws IOException {
    Files.writeString(file("mine.adoc"), "mine");
    assertThat(evening.type("transcript mine.adoc"))
        .contains("there is a file mine.adoc already", "transcript mine.adoc --force");
    assertThat(read("mine.adoc")).isEqualTo("mine");
    assertThat(evening.type("transcript mine.adoc --force")).contains("wrote mine.adoc");
    assertThat(read("mine.adoc")).startsWith("= What was done");
  }

  @Test
  void goesIntoAFolderThatIsThere() throws IOException {
    assertThat(evening.type("transcript nowhere/t.adoc")).contains("no folder ");
    Files.createSymbolicLink(file("link.adoc"), Path.of("mine.adoc"));
    assertThat(evening.type("transcript --force link.adoc")).contains("wrote link.adoc");
    assertThat(file("link.adoc")).isSymbolicLink();
    assertThat(read("mine.adoc")).startsWith("= What was done");
    assertThat(evening.type("transcript --force .")).contains("found: a folder");
    assertThat(evening.type("progress export ''")).contains("found: a folder");
    assertThat(file("nowhere")).doesNotExist();
  }

  /** A page that a browser shows without anything else; what was typed is text in it. */
  @Test
  void isAPageForABrowser() throws IOException {
    evening.type("echo '<script>alert(1)</script>' {counter:x} include::x[] '----' 'x <1>'");
    evening.type("transcript --html");
    assertThat(read("transcript.html"))
        .contains("<style>", "&lt;script&gt;alert(1)&lt;/script&gt;", "{counter:x} include::x[]")
        .doesNotContain("<script", "<link", "src=", "Last updated");
  }

  @Test
  void goesOnAtAnotherMachine(@TempDir Path other) throws IOException {
    evening.type("start 1");
    evening.type("skip");
    assertThat(evening.type("progress export p.txt")).contains("wrote p.txt");
    Evening second = Evening.in(other);
    try {
      second.type("start 1");
      Files.copy(file("p.txt"), second.session().directory().resolve("p.txt"));
      assertThat(second.type("progress import p.txt")).contains("1 task more than before");
      assertThat(second.type("progress import p.txt")).contains("0 tasks more");
      assertThat(second.session().service(Lab.class).progress().records()).hasSize(1);
      assertThat(second.session().service(Lab.class).current()).isPresent();
      Files.writeString(second.session().directory().resolve("junk"), "junk\n");
      assertThat(second.type("progress import junk"))
          .contains("junk is not what a lab wrote", "progress export");
      Files.writeString(second.session().directory().resolve("nothing"), "");
      assertThat(second.type("progress import nothing")).contains("no task that is done");
      Files.writeString(second.session().directory().resolve("cut"), "done start/a 2026");
      assertThat(second.type("progress import cut")).contains("cut is not what a lab wrote");
      assertThat(second.type("progress import /dev/zero")).contains("no ordinary file");
      assertThat(second.type("progress import nosuch")).contains("no file");
    } finally {
      second.close();
    }
  }

  /** The statement is about the very transcript beside it, and cosign can check who said so. */
  @Test
  void aRecordOfWhatIsDoneCanBeSignedAndChecked() throws IOException {
    evening.type("start 1");
    evening.type("skip");
    assertThat(evening.type("progress record"))
        .contains("wrote completion.json", "cosign attest-blob --statement completion.json");
    JsonFields record = Json.parseObject(Files.readAllBytes(file("completion.json")), "record");
    assertThat(record.object("predicate").node().at("/labs/0/done").asInt()).isZero();
    assertThat(record.object("predicate").node().at("/labs/0/lab").asString()).isNotEmpty();
    evening.type("COSIGN_PASSWORD= cosign generate-key-pair");
    evening.type(
        "COSIGN_PASSWORD= cosign attest-blob -y --key cosign.key --tlog-upload=false"
            + " --use-signing-config=false --statement completion.json"
            + " --bundle completion.sigstore.json");
    String checked =
        "verify-blob-attestation --key cosign.pub --insecure-ignore-tlog"
            + " --bundle completion.sigstore.json"
            + " --type https://signing-lab.example/completion/v1 ";
    assertThat(evening.type("cosign " + checked + "transcript.adoc")).contains("Verified OK");
    Tool cosign = Tool.require("cosign3").in(file("."));
    cosign.succeed((checked + "transcript.adoc").split(" "));
    Files.writeString(file("other.adoc"), read("transcript.adoc") + "more\n");
    assertThat(cosign.run((checked + "other.adoc").split(" ")).status()).isNotZero();
  }
}
