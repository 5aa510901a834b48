package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.FreePorts;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of oras beside oras itself, on the lab's registry. */
class OrasWordsIntegrationTests {

  private static final String DATED =
      "--annotation org.opencontainers.image.created=2026-01-01T00:00:00Z ";

  /** How far something has come, which differs from run to run. */
  private static final Pattern PROGRESS =
      Pattern.compile(
          "^(Uploading|Uploaded|Exists|Skipped|Copying|Copied|Mounted) +[0-9a-f]{12} .*");

  @TempDir Path folder;
  private Typed shell;
  private String host;

  @BeforeEach
  void files() throws IOException {
    shell = Typed.in(folder);
    int port = FreePorts.next();
    host = "localhost:" + port;
    shell.works("registry start --port " + port);
    Files.writeString(folder.resolve("a.txt"), "hello\n");
    Files.writeString(folder.resolve("b.json"), "{}");
    shell.works("oras push " + DATED + host + "/seed:1 a.txt:text/plain");
    shell.works(
        "oras attach --artifact-type example/sbom " + DATED + host + "/seed:1 b.json:a/json");
    shell.works(
        "oras attach --artifact-type example/note " + DATED + "-a k='a: b' " + host + "/seed:1");
  }

  @AfterEach
  void stop() {
    shell.type("registry stop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "push " + DATED + "HOST/x:1 a.txt:text/plain b.json",
        "push " + DATED + "--artifact-type a/b HOST/x:1,2 a.txt",
        "push " + DATED + "HOST/x:1",
        "push " + DATED + "--config b.json:my/config HOST/x:1 a.txt",
        "push " + DATED + "--format json HOST/x:1 a.txt",
        "attach " + DATED + "--artifact-type a/b HOST/seed:1 a.txt",
        "attach " + DATED + "--artifact-type a/b --format json HOST/seed:1 a.txt",
        "discover HOST/seed:1",
        "discover --artifact-type example/note HOST/seed:1",
        "discover --format json HOST/seed:1",
        "manifest fetch HOST/seed:1",
        "manifest fetch --pretty HOST/seed:1",
        "manifest fetch --descriptor HOST/seed:1",
        "manifest fetch-config HOST/seed:1",
        "blob fetch -o - HOST/seed@sha256:"
            + "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
        "blob fetch --descriptor HOST/seed@sha256:"
            + "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
        "blob push HOST/seed a.txt",
        "tag HOST/seed:1 two",
        "repo tags HOST/seed",
        "repo ls HOST",
        "resolve HOST/seed:1",
        "resolve --full-reference HOST/seed:1",
        "copy -r HOST/seed:1 HOST/copy:1",
        "copy --to-oci-layout HOST/seed:1 lay:1,2",
        "push " + DATED + "--format 'go-template={{.digest}}{{.referenceAsTags}}' HOST/x:1 a.txt"
      })
  void theLabSaysWhatOrasSays(String line) {
    String typed = line.replace("HOST", host);
    List<String> theirs = lines(oras(typed));
    shell.works("oras " + typed);
    assertThat(withoutProgress(shell.said())).isEqualTo(withoutProgress(theirs));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "oras discover -o xml HOST/seed:1 ~ invalid format type ~ oras discover --help",
        "oras discover -o json --format tree HOST/seed:1 ~ cannot be used at the same time"
            + " ~ oras discover --help",
        "oras copy --to-oci-layout HOST/seed:1 lay:1, ~ a tag is missing ~ oras copy --help",
        "oras push HOST/x:1,,2 a.txt ~ a tag is missing ~ oras push --help"
      })
  void whatWouldBeDroppedIsRefused(String line, String cause, String hint) {
    shell.refuses(line.replace("HOST", host), cause, hint);
  }

  @Test
  void aLayoutListsEachTagThatWasTyped() {
    shell.works("oras copy --to-oci-layout " + host + "/seed:1 lay:1,2");
    shell.works("oras copy --from-oci-layout lay:2 " + host + "/back:1");
    assertThat(lines(oras("repo tags --oci-layout lay"))).containsExactly("1", "2");
  }

  @Test
  void whatTheLabPushedOrasPullsAndTheOtherWayRound() throws IOException {
    assertThat(oras("pull -o theirs " + host + "/seed:1")).contains("Pulled [registry]");
    assertThat(folder.resolve("theirs/a.txt")).hasContent("hello\n");
    oras("push " + host + "/other:1 b.json");
    shell.works("oras pull -o ours " + host + "/other:1");
    assertThat(shell.said()).contains("Pulled [registry] " + host + "/other:1");
    assertThat(folder.resolve("ours/b.json")).hasContent("{}");
  }

  @Test
  void aCopyWithWhatIsAttachedGoesThroughALayout() {
    shell.works("oras copy -r " + host + "/seed:1 --to-oci-layout kept:1");
    shell.works("oras copy -r --from-oci-layout kept:1 " + host + "/back:1");
    // The tree shows annotations in no order of its own.
    assertThat(oras("discover --format json " + host + "/back:1"))
        .isEqualTo(oras("discover --format json " + host + "/seed:1").replace("/seed@", "/back@"));
    assertThat(oras("discover --oci-layout kept:1")).contains("example/sbom", "example/note");
  }

  @Test
  void whatCannotBeDoneIsRefusedWithALineThatWorks() throws IOException {
    String name = host + "/seed:1";
    shell.refuses(
        "oras attach " + name + " a.txt",
        "\"artifact-type\" not set",
        "oras attach --artifact-type example/sbom " + name + " a.txt");
    shell.refuses(
        "oras attach --artifact-type a/b " + name,
        "neither file nor",
        "oras attach --artifact-type a/b " + name + " --annotation note=seen");
    shell.refuses("oras push " + name + " none.txt", "no file none.txt", "ls");
    shell.refuses("oras push " + name + " /etc/hostname", "absolute file path", "ls");
    Files.createDirectory(folder.resolve("d"));
    shell.refuses("oras push " + name + " d", "d is a folder", "!tar -czf d.tar.gz d");
    shell.refuses("oras discover --format x " + name, "invalid format", "oras discover --help");
    shell.refuses("oras pull --debug " + name, "unknown flag", "oras pull --help");
    shell.refuses(
        "oras manifest delete " + name, "nothing was deleted", "oras manifest delete --help");
    Files.writeString(folder.resolve("evil"), "x");
    shell.refuses("oras blob fetch " + name, "must be provided", "help oras blob");
  }

  @Test
  void aNameThatLeadsOutOfTheFolderIsNotWritten() throws IOException {
    Files.writeString(folder.resolve("../evil-" + folder.getFileName()), "x");
    String evil = "../evil-" + folder.getFileName();
    shell.works("oras push " + host + "/evil:1 " + evil);
    Files.delete(folder.resolve(evil));
    shell.refuses("oras pull " + host + "/evil:1", "path traversal", "help oras pull");
    assertThat(folder.resolve(evil)).doesNotExist();
  }

  private String oras(String line) {
    Tool oras = Tool.require("oras").in(folder).with("HOME", folder.toString());
    return oras.succeed(line.replace("'", "").split(" ")).stdout();
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  /** oras lists annotations in the order of Go's maps, which is another one each time. */
  private static List<String> withoutProgress(List<String> lines) {
    Stream<String> kept = lines.stream().filter(line -> !PROGRESS.matcher(line).matches());
    boolean isTree = lines.getFirst().contains("/seed@") && lines.size() > 2;
    return isTree
        ? kept.map(line -> line.replaceAll("[├└]", "|")).sorted().toList()
        : kept.map(String::strip).toList();
  }
}
