package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code cosign login} and {@code cosign env} do, as cosign 3.1 does it. */
class CosignSetupTests {

  @TempDir private Path folder;

  @Test
  void aLoginIsKeptInDockersFileBesideWhatIsThere() throws IOException {
    Path config = folder.resolve("config.json");
    Files.writeString(config, "{\"auths\":{\"other:1\":{\"auth\":\"eA==\"}},\"psFormat\":\"x\"}");
    TestLine line = line("DOCKER_CONFIG", folder.toString());

    line.type("cosign login localhost:1 -u tester -p s3cret");

    assertThat(line.status()).isZero();
    assertThat(line.out()).isEmpty();
    assertThat(line.err())
        .contains("WARNING! Your credentials are stored unencrypted in '" + config + "'.")
        .endsWith("logged in via " + config + "\n");
    assertThat(Files.readString(config))
        .contains("\"localhost:1\"", "dGVzdGVyOnMzY3JldA==", "other:1", "psFormat");
  }

  @Test
  void aPasswordIsReadFromInputWithoutItsLineBreak() throws IOException {
    line("DOCKER_CONFIG", folder.toString())
        .type("cosign login localhost:1 -u tester --password-stdin", "s3cret\n");

    assertThat(Files.readString(folder.resolve("config.json"))).contains("dGVzdGVyOnMzY3JldA==");
  }

  @Test
  void aLoginNeedsUserAndPassword() {
    TestLine line = line("DOCKER_CONFIG", folder.toString());

    line.pipe("", "cosign login localhost:1");
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err()).startsWith("Error: username and password required");
    assertThat(line.type("cosign login localhost:1").err()).contains("password required");
    line.pipe("s3cret", "cosign login localhost:1 -u tester");
    assertThat(line.err()).contains("cosign login localhost:1 -u USER --password-stdin");
    assertThat(folder.resolve("config.json")).doesNotExist();
  }

  @Test
  void aPersonIsAskedForThePassword() throws IOException {
    TestLine line = line("DOCKER_CONFIG", folder.toString());

    line.type("cosign login localhost:1 -u tester", "s3cret\n");

    assertThat(line.err()).startsWith("Password: ");
    assertThat(Files.readString(folder.resolve("config.json"))).contains("dGVzdGVyOnMzY3JldA==");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--password=", "--password-stdin"})
  void noEmptyPasswordIsStored(String flag) {
    TestLine line = line("DOCKER_CONFIG", folder.toString());

    line.pipe("\n", "cosign login localhost:1 -u tester " + flag);

    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err()).startsWith("Error: the password is empty");
    assertThat(folder.resolve("config.json")).doesNotExist();
  }

  @Test
  void onlyOneLineEndIsTakenOffAPassword() throws IOException {
    line("DOCKER_CONFIG", folder.toString())
        .pipe("pw  \n\n", "cosign login localhost:1 -u x --password-stdin");

    assertThat(Files.readString(folder.resolve("config.json"))).contains("eDpwdyAgCg==");
  }

  @Test
  void variablesAreListedAsCosignListsThem() {
    String out = line("COSIGN_REPOSITORY", "a/b").type("cosign env").out();

    assertThat(out)
        .contains(
            """
            # COSIGN_REPOSITORY can be used to store signatures in an alternate location
            # Expects: string with a repository
            COSIGN_REPOSITORY=a/b
            """)
        .endsWith("# Expects: path to root.json\nTUF_ROOT_JSON=\n");
  }

  @Test
  void secretsAreHiddenUnlessAskedFor() {
    Map<String, String> secrets = Map.of("COSIGN_PASSWORD", "s3cret", "COSIGN_KEY", "mine");
    TestLine line = new TestLine(folder, secrets);

    assertThat(line.type("cosign env --show-descriptions=false").out())
        .contains("COSIGN_PASSWORD=******\n", "COSIGN_PKCS11_PIN=\n")
        .endsWith("TUF_ROOT_JSON=\nCOSIGN_KEY=******\n")
        .doesNotContain("#", "s3cret", "mine");
    assertThat(line.type("cosign env --show-sensitive-values").out())
        .contains("COSIGN_PASSWORD=s3cret\n")
        .endsWith("# but might still influence cosign's behavior.\nCOSIGN_KEY=mine\n");
  }

  @Test
  void theVersionIsTheJsonThatScriptsOfCosignRead() {
    String out = line("COSIGN_YES", "true").type("cosign version --json").out();

    assertThat(out.lines().map(text -> text.replaceAll(": .*", ":")))
        .containsExactly(
            "{",
            "  \"gitVersion\":",
            "  \"gitCommit\":",
            "  \"gitTreeState\":",
            "  \"buildDate\":",
            "  \"goVersion\":",
            "  \"compiler\":",
            "  \"platform\":",
            "}");
  }

  @Test
  void aShellThatIsNotKnownIsRefusedInCosignsWords() {
    TestLine line = new TestLine(folder, Map.of()).type("cosign completion tcsh");

    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err()).startsWith("Error: invalid argument \"tcsh\" for \"cosign completion\"");
  }

  private TestLine line(String variable, String value) {
    return new TestLine(folder, Map.of(variable, value));
  }
}
