package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A signature whose bytes were damaged in the registry is made good by signing again. */
@Tag("alike")
class DamagedSignatureTests {

  private static final String OLD = " --new-bundle-format=false";

  @AutoClose private final Evening evening;
  private final String image;
  private final Path blobs;

  DamagedSignatureTests(@TempDir Path home) {
    this.evening = Evening.in(home);
    this.image = evening.image("app:1");
    this.blobs = home.resolve("registry/blobs/sha256");
  }

  @BeforeEach
  void sign() {
    evening.type("echo hello > f && echo FROM scratch > Dockerfile && echo COPY f / >> Dockerfile");
    evening.type("docker build -t " + image + " . && docker push " + image);
    evening.type("cosign generate-key-pair");
    sign(OLD);
  }

  @Test
  void nothingIsAddedToASoundSignature() {
    assertThat(sign(OLD)).contains("nothing was added");
  }

  @ParameterizedTest
  @ValueSource(strings = {"another length", "the same length"})
  void signingAgainMendsADamagedPayload(String damage) throws IOException {
    damage(blobWith("cosign container image signature"), damage);
    assertThat(verify(OLD)).isNotZero();

    assertThat(sign(OLD)).doesNotContain("nothing was added");

    assertThat(verify(OLD)).isZero();
  }

  @Test
  void signingAgainMendsADamagedBundle() throws IOException {
    sign("");
    damage(blobWith("\"dsseEnvelope\""), "the same length");
    assertThat(verify("")).isNotZero();

    assertThat(sign("")).doesNotContain("nothing was added");

    assertThat(verify("")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"another length", "the same length"})
  void signingAgainMendsADamagedManifest(String damage) throws IOException {
    sign("");
    damage(blobWith("\"artifactType\":\"application/vnd.dev.sigstore.bundle"), damage);
    assertThat(verify("")).isNotZero();

    assertThat(sign("")).doesNotContain("nothing was added");

    assertThat(evening.status()).isZero();
    assertThat(verify("")).isZero();
  }

  @Test
  void aDamagedBundleManifestIsNoMissingSignature() throws IOException {
    sign("");
    damage(blobWith("\"artifactType\":\"application/vnd.dev.sigstore.bundle"), "another length");
    assertThat(evening.type("cosign verify --key cosign.pub " + image))
        .contains("does not have its digest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"another length", "the same length"})
  void pushingAgainMendsADamagedLayer(String damage) throws IOException {
    damage(layer(), damage);
    assertThat(evening.type("crane validate --remote " + image)).contains("its digest");

    assertThat(evening.type("docker push " + image)).doesNotContain("already there");

    evening.type("crane validate --remote " + image);
    assertThat(evening.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"another length", "the same length"})
  void aDamagedLayerIsNotTakenOverByAnotherRepository(String damage) throws IOException {
    damage(layer(), damage);
    String copy = evening.image("copy:1");
    assertThat(evening.type("skopeo copy docker://" + image + " docker://" + copy))
        .contains("its digest");
    assertThat(evening.status()).isNotZero();
  }

  private Path layer() throws IOException {
    try (Stream<Path> files = Files.list(blobs)) {
      List<Path> found = files.filter(DamagedSignatureTests::isCompressed).toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }

  private static boolean isCompressed(Path file) {
    try {
      return Files.readAllBytes(file)[0] == 0x1f;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void damage(Path file, String damage) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, damage.startsWith("the same") ? bytes : new byte[] {'x'});
  }

  private String sign(String format) {
    return evening.type("cosign sign --key cosign.key" + format + " " + image);
  }

  private int verify(String format) {
    evening.type("cosign verify --key cosign.pub" + format + " " + image);
    return evening.status();
  }

  private Path blobWith(String text) throws IOException {
    try (Stream<Path> files = Files.list(blobs)) {
      List<Path> found = files.filter(file -> holds(file, text)).toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
