package dev.signlab.oci.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTests {

  private static final Descriptor CONFIG = Descriptor.of(MediaType.OCI_EMPTY, "{}".getBytes(UTF_8));
  private static final Descriptor LAYER =
      Descriptor.of(MediaType.OCI_LAYER_GZIP, "layer".getBytes(UTF_8))
          .withAnnotations(Map.of("a", "1"));

  @Test
  void theEmptyConfigHasTheDigestOfTheSpecification() {
    assertThat(CONFIG.digest())
        .hasToString("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void whatWasWrittenIsReadBackWithItsBytes() {
    ImageManifest written =
        ImageManifest.of(CONFIG)
            .layer(LAYER)
            .subject(CONFIG)
            .artifactType(new MediaType("application/example"))
            .annotations(Map.of("b", "2"))
            .build();

    Manifest read = Manifest.parse(written.bytes(), Optional.empty(), "test");

    assertThat(read).isInstanceOf(ImageManifest.class);
    assertThat(((ImageManifest) read).layers()).containsExactly(LAYER);
    assertThat(((ImageManifest) read).config()).isEqualTo(CONFIG);
    assertThat(read.subject()).contains(CONFIG);
    assertThat(read.artifactType()).contains(new MediaType("application/example"));
    assertThat(read.annotations()).containsEntry("b", "2");
    assertThat(read.digest()).isEqualTo(Digest.of(written.bytes()));
    assertThat(read.descriptor().size()).isEqualTo(written.bytes().length);
  }

  @Test
  void digestsAreOfTheBytesReadNotOfASecondWriting() {
    byte[] spaced =
        new String(ImageManifest.of(CONFIG).build().bytes(), UTF_8)
            .replace(",", " ,\n")
            .getBytes(UTF_8);

    assertThat(Manifest.parse(spaced, Optional.empty(), "test").digest())
        .isEqualTo(Digest.of(spaced));
  }

  @Test
  void anIndexKeepsOrderAndPlatforms() {
    byte[] bytes =
        """
        {"schemaVersion":2,"manifests":[
          {"mediaType":"application/vnd.oci.image.manifest.v1+json","size":2,
           "digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
           "platform":{"os":"linux","architecture":"arm64"}}]}
        """
            .getBytes(UTF_8);

    Manifest index = Manifest.parse(bytes, Optional.empty(), "test");

    assertThat(index).isInstanceOf(ImageIndex.class);
    Descriptor only = ((ImageIndex) index).manifests().getFirst();
    assertThat(only.platform().orElseThrow().get("architecture").stringValue()).isEqualTo("arm64");
    assertThat(ImageIndex.of(List.of(only)).manifests()).containsExactly(only);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"schemaVersion\":2} x",
        "{\"mediaType\":\"text/plain\"}",
        "{\"mediaType\":7}",
        "{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\"}",
        "{\"config\":{\"mediaType\":\"a/b\",\"digest\":\"sha256:00\",\"size\":1}}",
        "{\"config\":{\"mediaType\":\"a/b\",\"size\":-1,\"digest\":"
            + "\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\"}}",
        "{\"manifests\":{}}",
        "{\"manifests\":[1]}",
        "{\"a\":1,\"a\":2}",
      })
  void malformedManifestsAreRefusedByName(String text) {
    assertThatExceptionOfType(LabException.class)
        .isThrownBy(
            () -> Manifest.parse(text.getBytes(UTF_8), Optional.empty(), "manifest of app:1"))
        .satisfies(e -> assertThat(e.problem().summary()).isNotBlank());
  }

  @Test
  void deepNestingIsRefused() {
    byte[] bytes = ("{\"a\":" + "[".repeat(5000)).getBytes(UTF_8);

    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> Manifest.parse(bytes, Optional.empty(), "test"));
  }

  @Test
  void mediaTypesAreReadFromHeadersWithoutParameters() {
    assertThat(MediaType.ofHeader("application/vnd.oci.image.index.v1+json; charset=utf-8"))
        .isEqualTo(MediaType.OCI_INDEX);
    assertThatExceptionOfType(LabException.class).isThrownBy(() -> new MediaType("nothing"));
  }
}
