package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every command of cosign: deprecations are said, variables stand for flags. */
class FlagVariableTests {

  private static final String NOBODY = " localhost:1/app:1";

  @TempDir private Path folder;

  @Test
  void aDeprecatedCommandSaysSoFirst() {
    TestLine line = new TestLine(folder, Map.of()).type("cosign triangulate" + NOBODY);
    assertThat(line.err())
        .startsWith(
            "Command \"triangulate\" is deprecated, triangulate will be removed in v4.0.0 (see"
                + " https://github.com/sigstore/cosign/issues/4696). Instead, please use `oras"
                + " discover` or `cosign tree` to show referring artifacts\n");
    assertThat(line.out()).isEmpty();
  }

  @Test
  void aVariableStandsForAnyFlag() {
    Map<String, String> environment = Map.of("COSIGN_REGISTRY_TOKEN", "t", "COSIGN_KEY", "no.pub");
    TestLine line = new TestLine(folder, environment).type("cosign verify" + NOBODY);
    assertThat(line.err()).contains("no.pub").doesNotContain("--certificate-identity");
  }

  @Test
  void aFlagThatIsNotServedIsRefusedAlsoAsAVariable() {
    TestLine line = new TestLine(folder, Map.of("COSIGN_SK", "true"));
    assertThat(line.type("cosign verify --key x" + NOBODY).err()).contains("--sk");
    assertThat(line.status()).isEqualTo(1);
  }

  @Test
  void aVariableWithARefusedValueIsRefusedAsTheFlagIs() {
    TestLine line = new TestLine(folder, Map.of("COSIGN_CHECK_CLAIMS", "perhaps"));
    assertThat(line.type("cosign verify --key x" + NOBODY).err())
        .contains("invalid argument \"perhaps\" for \"--check-claims\" flag");
  }

  @Test
  void anEmptyVariableIsNoFlag() {
    TestLine line = new TestLine(folder, Map.of("COSIGN_CHECK_CLAIMS", "", "COSIGN_KEY", "no.pub"));
    assertThat(line.type("cosign verify" + NOBODY).err()).contains("no.pub");
  }

  @Test
  void aSizeThatIsNoneIsRefused() {
    TestLine line = new TestLine(folder, Map.of("COSIGN_MAX_ATTACHMENT_SIZE", "lots"));
    assertThat(line.type("cosign tree" + NOBODY).err())
        .startsWith("Error: COSIGN_MAX_ATTACHMENT_SIZE is no number of bytes");
  }

  @Test
  void mediaTypesOfDockerAreRefusedWhereTheyWouldCount() {
    TestLine line = new TestLine(folder, Map.of("COSIGN_DOCKER_MEDIA_TYPES", "1"));
    assertThat(line.type("cosign sign --key k --new-bundle-format=false" + NOBODY).err())
        .contains("COSIGN_DOCKER_MEDIA_TYPES is not served by this lab");
    assertThat(line.type("cosign tree" + NOBODY).err()).doesNotContain("MEDIA_TYPES");
  }
}
