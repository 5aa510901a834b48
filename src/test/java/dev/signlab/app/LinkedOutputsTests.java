package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that a line names for its output may be a link: what it points at is written. */
class LinkedOutputsTests {

  @TempDir Path folder;
  private Typed shell;
  private String image;

  @BeforeEach
  void anImageAndAKey() throws IOException {
    shell = Typed.in(folder);
    int port = FreePorts.next();
    image = "localhost:" + port + "/app:1";
    shell.works("registry start --port " + port);
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY f /f\n");
    Files.writeString(folder.resolve("f"), "f");
    shell.works("docker build -q --push -t " + image + " .");
    shell.works("export COSIGN_PASSWORD=");
    shell.works("cosign generate-key-pair");
  }

  @AfterEach
  void stop() {
    shell.type("registry stop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cosign public-key --key cosign.key --outfile link",
        "cosign sign-blob -y --key cosign.key --bundle link f",
        "cosign sign -y --key cosign.key --bundle link IMAGE",
        "cosign triangulate --output-file link IMAGE",
        "docker build -q --iidfile link -t IMAGE .",
        "docker build -q --metadata-file link -t IMAGE .",
        "syft IMAGE -o spdx-json=link",
        "syft IMAGE --file link",
        "skopeo copy --digestfile link docker://IMAGE docker://IMAGE-2",
        "oras manifest fetch --output link IMAGE",
        "crane push --image-refs link layout IMAGE",
      })
  void isWrittenThroughAndStays(String line) throws IOException {
    shell.works("skopeo copy -q docker://" + image + " oci:layout");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("behind"));
    Files.createSymbolicLink(folder.resolve("behind"), Path.of("target"));
    shell.works(line.replace("IMAGE", image));
    assertThat(folder.resolve("link")).isSymbolicLink();
    assertThat(folder.resolve("behind")).isSymbolicLink();
    assertThat(folder.resolve("target")).isRegularFile().isNotEmptyFile();
  }

  @Test
  void aLinkToItselfIsSaid() throws IOException {
    Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
    assertThat(shell.type("cosign public-key --key cosign.key --outfile loop")).isNotZero();
    assertThat(folder.resolve("loop")).isSymbolicLink();
  }
}
