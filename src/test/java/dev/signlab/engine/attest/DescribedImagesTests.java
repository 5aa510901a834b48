package dev.signlab.engine.attest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescribedImagesTests {

  private static final String HEX = "ab".repeat(32);
  private static final Digest IMAGE = Digest.parse("sha256:" + HEX);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"versionInfo\": \"sha256:HEX\"",
        "\"checksums\": [{\"algorithm\": \"SHA256\", \"checksumValue\": \"HEX\"}]",
        "\"externalRefs\": [{\"referenceLocator\": \"pkg:oci/app@sha256%3AHEX?arch=amd64\"}]",
      })
  void findsTheImageOfAnSpdxDocument(String member) {
    String described =
        "\"relationships\": [{\"spdxElementId\": \"SPDXRef-DOCUMENT\","
            + " \"relationshipType\": \"DESCRIBES\", \"relatedSpdxElement\": \"SPDXRef-1\"}]";
    String document =
        "{\"spdxVersion\": \"SPDX-2.3\", \"packages\": [{\"SPDXID\": \"SPDXRef-1\", "
            + member.replace("HEX", HEX)
            + "}, {\"SPDXID\": \"SPDXRef-2\", \"versionInfo\": \"sha256:"
            + "00".repeat(32)
            + "\"}], "
            + described
            + "}";
    assertThat(DescribedImages.of(utf8(document))).containsExactly(IMAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"version\": \"sha256:HEX\"",
        "\"purl\": \"pkg:oci/app@sha256%3aHEX\"",
        "\"hashes\": [{\"alg\": \"SHA-256\", \"content\": \"HEX\"}]",
      })
  void findsTheImageOfACycloneDxDocument(String member) {
    String document =
        "{\"bomFormat\": \"CycloneDX\", \"metadata\": {\"component\": {"
            + member.replace("HEX", HEX)
            + "}}}";
    assertThat(DescribedImages.of(utf8(document))).containsExactly(IMAGE);
  }

  @Test
  void findsTheImageOfAnSpdxText() {
    String text = "ExternalRef: PACKAGE-MANAGER purl pkg:oci/app@sha256:" + HEX + "?arch=amd64\n";
    assertThat(DescribedImages.of(utf8("SPDXVersion: SPDX-2.3\n" + text))).containsExactly(IMAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "7",
        "{\"spdxVersion\": 7, \"packages\": {}}",
        "{\"spdxVersion\": \"x\", \"packages\": [null, 1, []], \"documentDescribes\": [null]}",
        "{\"metadata\": {\"component\": {\"hashes\": [null], \"version\": \"sha256:12\"}}}",
      })
  void findsNothingElsewhere(String document) {
    assertThat(DescribedImages.of(utf8(document))).isEmpty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
