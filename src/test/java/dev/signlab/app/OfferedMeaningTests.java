package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.FreePorts;
import dev.signlab.services.deployment.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is offered means what was typed, and costs no file. */
class OfferedMeaningTests {

  @TempDir Path folder;
  private Typed shell;
  private String host;

  @BeforeEach
  void files() throws IOException {
    shell = Typed.in(folder);
    int port = FreePorts.next();
    host = "localhost:" + port;
    shell.works("export COSIGN_PASSWORD=");
    shell.works("cosign generate-key-pair");
    Files.writeString(folder.resolve("app.txt"), "x");
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY app.txt /f\n");
    shell.works("registry start --port " + port);
    shell.works("docker build -q --push -t " + host + "/studentbook:1.0 .");
  }

  @AfterEach
  void stop() {
    shell.type("world stop");
    shell.type("registry stop");
  }

  @Test
  void aBundleThatIsThereIsNotOverwritten() throws IOException {
    String line = "cosign sign --key cosign.key app.txt";
    String offered = "cosign sign-blob --key cosign.key --bundle %s app.txt";
    shell.refuses(line, "app.txt is a file", offered.formatted("app.txt.sigstore.json"));
    Files.writeString(folder.resolve("app.txt.sigstore.json"), "{}");
    Files.createDirectory(folder.resolve("app.txt.2.sigstore.json"));
    shell.refuses(line, "app.txt is a file", offered.formatted("app.txt.3.sigstore.json"));
  }

  @Test
  void whoSignsWithoutAKeyIsOfferedNoSignatureByOne() throws IOException {
    String there = host + "/studentbook:1.0";
    String byKey = "cosign sign --key cosign.key --yes " + there;
    shell.refuses("cosign sign-blob --yes " + there, "no --key", byKey);
    shell.works("world start --port-base " + Deployment.freeBase());
    assertThat(shell.type("cosign sign-blob --yes " + there)).isNotZero();
    assertThat(String.join("\n", shell.said()))
        .contains("cosign sign --yes " + there)
        .doesNotContain("--key");
    shell.refuses(
        "cosign sign --key " + there,
        "where a key is asked for",
        "cosign sign --key cosign.key " + there);
  }

  @Test
  void anOutputIsNotOfferedInThePlaceOfAFileThatIsThere() {
    assertThat(shell.type("cosign public-key --key cosign.key > keys/cosign.pub")).isNotZero();
    assertThat(answer()).contains("no folder").doesNotContain("did you mean");
    shell.refuses(
        "cosign public-key --key cosign.key > keys/new.pub",
        "no folder",
        "cosign public-key --key cosign.key > new.pub");
  }

  @Test
  void onlyTheOutputGoesIntoThisFolder() {
    shell.refuses("echo out/a > out/a", "no folder", "echo out/a > a");
  }

  @Test
  void theNameOfAFileThatIsNotThereIsNoNameOfAnImage() {
    String there = host + "/studentbook:1.0";
    for (String line : List.of("docker tag " + there + " ", "cosign copy " + there + " ")) {
      assertThat(shell.type(line + "$(cat name.txt)")).isNotZero();
      assertThat(answer()).contains("name.txt").doesNotContain("did you mean");
    }
    shell.works("cosign sign --key cosign.key --yes " + there);
    assertThat(shell.type("cosign verify --key $(cat key.txt) " + there)).isNotZero();
    assertThat(answer()).contains("did you mean: cosign verify --key cosign.pub " + there);
  }

  @Test
  void theFlagBehindAPasswordStays() {
    shell.refuses(
        "cosign generate-key-pair --password --output-key-prefix other",
        "takes no password in the line",
        "cosign generate-key-pair --output-key-prefix other");
    shell.refuses(
        "cosign generate-key-pair --password secret --output-key-prefix other",
        "takes no password in the line",
        "cosign generate-key-pair --output-key-prefix other");
  }

  @Test
  void anotherImageThanTheDigestBeginsIsSaidToBeOne() {
    shell.refuses(
        "cosign tree " + host + "/studentbook@sha256:00000000000",
        "studentbook has no image whose digest begins so",
        "cosign tree " + host + "/studentbook:1.0");
  }

  private String answer() {
    return String.join("\n", shell.said());
  }
}
