package dev.signlab.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.model.ReservedVariables;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.ScenarioFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios from elsewhere: what they hold is data, and what is wrong with them is never lost. */
class ForeignScenarioTests {

  private static final LineLaw NO_SHOUTING =
      line ->
          line.startsWith("!")
              ? Optional.of(Problem.of("not this: " + line).expected("other").build())
              : Optional.empty();

  private final Findings findings = new Findings();

  @TempDir Path labs;

  @Test
  void everyLineThatIsTypedIsLookedAtAndNamedByItsPlace() throws IOException {
    String text =
        GoodScenario.text()
            .replace("three, predict]", "three, \"!one\"]")
            .replace("line: cosign", "line: \"!two\", question: cosign");
    Path folder = GoodScenario.with(labs, text);
    Files.writeString(folder.resolve("solution.lab"), "# task: sign\nls\n!three\n");
    Path mistakes = Files.createDirectory(folder.resolve("mistakes"));
    Files.writeString(mistakes.resolve("a.lab"), "# expect: sign WRONG_KEY\n\n!four\n");

    assertThat(strict(folder)).isEmpty();
    assertThat(said())
        .anyMatch(finding -> finding.matches(".*scenario.yaml:\\d+: not this: !one.*"))
        .anyMatch(finding -> finding.matches(".*scenario.yaml:\\d+: not this: !two.*"))
        .anyMatch(finding -> finding.contains("solution.lab:3: not this: !three"))
        .anyMatch(finding -> finding.contains("a.lab:3: not this: !four"));
  }

  /** Whoever may read everything, as root may, meets none. */
  @Test
  void aFolderThatCannotBeReadIsAFindingAndHidesNoOther() throws IOException {
    GoodScenario.with(labs.resolve("lab"), GoodScenario.text());
    Path closed = Files.createDirectory(labs.resolve("closed"));
    Files.setPosixFilePermissions(closed, Set.of());
    assumeThat(Files.isReadable(closed)).isFalse();
    Catalogue catalogue = Catalogue.read(labs, new ScenarioLoader(Anchors.unchecked()));
    assertThat(catalogue.scenarios()).hasSize(1);
    assertThat(catalogue.findings())
        .filteredOn(one -> one.place().file().equals(closed))
        .singleElement(type(Finding.class))
        .satisfies(one -> assertThat(one.words()).contains("no permission: " + closed));
    assertThatThrownBy(() -> ScenarioSearch.overlooked(labs))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> assertThat(e.problem().found()).contains("no permission: " + closed));
  }

  @Test
  void linksOfEveryKindAreFoundAndNothingBehindThemIsRead() throws IOException {
    Path secret = Files.writeString(labs.resolve("secret"), "root:x:0");
    Path folder = GoodScenario.with(labs.resolve("lab"), GoodScenario.text());
    Files.delete(folder.resolve("solution.lab"));
    Files.createSymbolicLink(folder.resolve("solution.lab"), secret);
    Files.createSymbolicLink(folder.resolve("files/inside"), Path.of("Dockerfile"));
    Files.createSymbolicLink(folder.resolve("lessons"), labs);
    Files.createSymbolicLink(folder.resolve("files/none"), Path.of("/nowhere/at/all"));

    assertThat(strict(folder)).isEmpty();
    assertThat(said()).hasSize(4).allMatch(finding -> finding.contains("is a link"));
    assertThat(said()).noneMatch(finding -> finding.contains("root:x:0"));
    assertThatThrownBy(() -> new ScenarioFolder(folder).requireOrdinary())
        .isInstanceOf(LabException.class)
        .hasMessageContaining("cannot be started");
  }

  @Test
  void pipesAreNoFilesOfAScenario() throws Exception {
    Path folder = GoodScenario.with(labs, GoodScenario.text());
    Path pipe = folder.resolve("files/pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(new ScenarioFolder(folder).foreign())
        .extracting(Finding::summary)
        .containsExactly("files/pipe is no ordinary file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH",
        "path",
        "HOME",
        "LD_PRELOAD",
        "LD_LIBRARY_PATH",
        "DYLD_INSERT_LIBRARIES",
        "http_proxy",
        "HTTPS_PROXY",
        "DOCKER_CONFIG",
        "KUBECONFIG",
        "SSL_CERT_FILE",
        "BASH_ENV",
        "JAVA_TOOL_OPTIONS",
        "_JAVA_OPTIONS",
        "LAB_HOME",
        "COSIGN_PKCS11_MODULE_PATH",
        "IFS",
        "TAR_OPTIONS",
        "OPENSSL_CONF",
        "OPENSSL_MODULES",
        "OPENSSL_ENGINES",
        "GCONV_PATH",
        "CURL_HOME",
        "WGETRC",
        "RSYNC_RSH",
        "MAVEN_OPTS",
        "NPM_CONFIG_REGISTRY",
        "CC",
        "KEYCHAIN",
        "NOT_YET_INVENTED"
      })
  void variablesThatSteerTheMachineAreRefused(String name) {
    String world = "  registry: 5001\n  variables: { " + name + ": x }\n";
    GoodScenario.with(labs, GoodScenario.text().replace("  registry: 5001\n", world));
    assertThat(strict(labs)).isEmpty();
    assertThat(said()).singleElement().asString().contains(":8: a scenario cannot set " + name);
  }

  @Test
  void variablesOfTheLabsCommandsAreFree() {
    assertThat(
            List.of(
                "COSIGN_REPOSITORY",
                "COSIGN_NEW_BUNDLE_FORMAT",
                "IMAGE",
                "IMAGE_2",
                "d",
                "MY_DIGEST",
                "SOURCE_DATE_EPOCH"))
        .noneMatch(ReservedVariables::isReserved);
  }

  /** An escape sequence of the file's own, one that only YAML spells out, C1, and a direction. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sign \u001b[31m it",
        "\"Sign \\e[31m it\"",
        "Sign \u009b31m it",
        "Sign \u202e it"
      })
  void controlCharactersAreFindingsHoweverTheyAreWritten(String goal) {
    String text = GoodScenario.text().replace("Sign the book", goal);
    assertThat(strict(GoodScenario.with(labs, text))).isEmpty();
    assertThat(said()).singleElement().asString().contains("scenario.yaml:19: a control character");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scenario.yaml", "solution.lab"})
  void anotherEncodingIsAFindingWithItsLine(String name) throws IOException {
    Path folder = GoodScenario.with(labs, GoodScenario.text());
    byte[] latin = "# one\n# two\nk\u00e4se\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve(name), latin);
    assertThat(strict(folder)).isEmpty();
    assertThat(said()).singleElement().asString().contains(name + ":3: not a text in UTF-8");
  }

  @Test
  void aByteOrderMarkIsNoFault() throws IOException {
    Path folder = GoodScenario.with(labs, "\ufeff" + GoodScenario.text());
    Files.writeString(folder.resolve("solution.lab"), "\ufeff# task: sign\nls\n");
    assertThat(strict(folder)).isPresent();
    assertThat(LabScript.solution(folder, findings)).containsOnlyKeys("sign");
  }

  @Test
  void oneBrokenMistakeHidesNoOther() throws IOException {
    Path mistakes = Files.createDirectories(labs.resolve("mistakes"));
    Files.writeString(mistakes.resolve("a.lab"), "# expect: sign WRONG_KEYS\nls\n");
    Files.writeString(mistakes.resolve("b.lab"), "ls\n");
    Files.writeString(mistakes.resolve("c.lab"), "# expect: sign WRONG_KEY\nls\n");
    assertThat(LabScript.mistakes(labs, findings)).hasSize(1);
    assertThat(said())
        .hasSize(2)
        .anyMatch(f -> f.contains("a.lab:1: unknown cause 'WRONG_KEYS'") && f.contains("did you"))
        .anyMatch(f -> f.contains("b.lab:1: a mistake does not say what it expects"));
  }

  @Test
  void aTaskThatIsSolvedTwiceIsAFinding() throws IOException {
    String twice = "# task: a\nls\n# task: b\nls\n# task: a\npwd\n";
    Files.writeString(labs.resolve("solution.lab"), twice);
    LabScript.solution(labs, findings);
    assertThat(said()).singleElement().asString().contains("solution.lab:5: a is solved twice");
  }

  @Test
  void whatWouldBePassedOverIsFound() throws IOException {
    assertThat(overlooked()).containsExactly("no scenario here");
    Files.createDirectories(labs.resolve("track/one"));
    Files.writeString(labs.resolve("track/one/scenario.yml"), "id: one");
    assertThat(overlooked()).singleElement().asString().contains("scenario.yml is not the name");
    GoodScenario.with(labs.resolve("a/b/c/d"), GoodScenario.text());
    assertThat(overlooked()).hasSize(2).anyMatch(finding -> finding.contains("too deep"));
  }

  @Test
  void aFileIsNoFolderOfScenarios() throws IOException {
    Path file = Files.writeString(labs.resolve("hostname"), "x");
    assertThatThrownBy(() -> ScenarioSearch.overlooked(file))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("not a folder");
  }

  private List<String> overlooked() {
    return ScenarioSearch.overlooked(labs).stream().map(Finding::summary).toList();
  }

  private Optional<?> strict(Path folder) {
    return ScenarioLoader.strict(GoodScenario.ANCHORS, NO_SHOUTING).load(folder, findings);
  }

  private List<String> said() {
    return findings.all().stream().map(Finding::toString).toList();
  }
}
