package dev.signlab.oci.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.signlab.judge.Vectors;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Judges what this room writes by the schemas that the OCI publishes with its image-spec. */
class OciSchemaTests {

  /** Every schema calls itself by a place below this one, on two levels. */
  private static final String ROOT = "https://opencontainers.org/schema/";

  private static final String BASE = ROOT + "image/";
  private static final Descriptor CONFIG = Descriptor.of(MediaType.OCI_EMPTY, "{}".getBytes(UTF_8));

  @Test
  void manifestsAreOfTheSchema() {
    ImageManifest plain = ImageManifest.of(CONFIG).layer(CONFIG).build();
    ImageManifest full =
        ImageManifest.of(CONFIG)
            .layer(CONFIG.withAnnotations(Map.of("dev.cosignproject.cosign/signature", "MEQ=")))
            .artifactType(new MediaType("application/example"))
            .subject(plain.descriptor())
            .annotations(Map.of("org.opencontainers.image.created", "2026-11-20T00:00:00Z"))
            .build();

    assertThat(faults("image-manifest-schema.json", plain.bytes())).isEmpty();
    assertThat(faults("image-manifest-schema.json", full.bytes())).isEmpty();
  }

  @Test
  void indexesAreOfTheSchema() {
    ImageManifest manifest = ImageManifest.of(CONFIG).layer(CONFIG).build();
    Descriptor referrer =
        manifest.descriptor().withArtifactType(new MediaType("application/example"));

    assertThat(
            faults(
                "image-index-schema.json",
                ImageIndex.of(List.of(manifest.descriptor(), referrer)).bytes()))
        .isEmpty();
  }

  @Test
  void theSchemaDoesRefuseWhatIsWrong() {
    assertThat(faults("image-manifest-schema.json", "{\"schemaVersion\":1}".getBytes(UTF_8)))
        .isNotEmpty();
    assertThat(
            faults(
                "image-index-schema.json",
                "{\"schemaVersion\":2,\"manifests\":[{}]}".getBytes(UTF_8)))
        .isNotEmpty();
  }

  private static List<String> faults(String schema, byte[] bytes) {
    return Vectors.folders("oci-schema").stream()
        .flatMap(folder -> faults(folder.toUri().toString(), schema, bytes))
        .toList();
  }

  private static Stream<String> faults(String folder, String schema, byte[] bytes) {
    JsonSchema judge =
        JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V4,
                builder ->
                    builder.schemaMappers(
                        mappers -> mappers.mapPrefix(BASE, folder).mapPrefix(ROOT, folder)))
            .getSchema(SchemaLocation.of(BASE + schema));
    return judge.validate(new String(bytes, UTF_8), InputFormat.JSON).stream()
        .map(Object::toString);
  }
}
