package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --type} says of a predicate is compared with what the document is, all of it. */
class AttestedTypesTests {

  private static final String LONG = "{\"comment\":\"" + "x".repeat(5000) + "\",";

  @TempDir Path folder;
  private Typed shell;

  @BeforeEach
  void aKeyAndAFile() throws IOException {
    shell = Typed.in(folder);
    Files.writeString(folder.resolve("f"), "f");
    shell.works("export COSIGN_PASSWORD=");
    shell.works("cosign generate-key-pair");
  }

  @Test
  void aDocumentThatSaysLateWhatItIsIsKnown() throws IOException {
    assertThat(attested("spdxjson", LONG + "\"spdxVersion\":\"SPDX-2.3\"}")).doesNotContain("WARN");
    assertThat(attested("cyclonedx", LONG + "\"bomFormat\":\"CycloneDX\"}")).doesNotContain("WARN");
    assertThat(attested("spdxjson", LONG + "\"bomFormat\":\"CycloneDX\"}"))
        .contains("--type says spdxjson, and the file is of the type cyclonedx", "What it is: ");
    assertThat(attested("cyclonedx", LONG + "\"spdxVersion\":\"SPDX-2.3\"}"))
        .contains("--type says cyclonedx, and the file is of the type spdxjson", "What it is: ");
  }

  @Test
  void aDocumentThatOnlySpeaksOfAnSbomIsNone() throws IOException {
    assertThat(
            attested("spdxjson", "{\"note\":\"no \\\"spdxVersion\\\"\",\"a\":{\"spdxVersion\":1}}"))
        .contains("--type says spdxjson, and the file is neither SPDX nor CycloneDX");
    assertThat(attested("custom", "{}")).doesNotContain("WARN");
  }

  private String attested(String type, String predicate) throws IOException {
    Files.writeString(folder.resolve("p.json"), predicate);
    shell.works(
        "cosign attest-blob -y --key cosign.key --tlog-upload=false --use-signing-config=false"
            + " --predicate p.json --bundle out.json --type "
            + type
            + " f");
    return String.join("\n", shell.said());
  }
}
