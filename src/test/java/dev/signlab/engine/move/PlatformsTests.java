package dev.signlab.engine.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.json.Json;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of cosign 2.5 and 3.1 to {@code --platform} on the same index. */
class PlatformsTests {

  private static final ImageIndex INDEX =
      ImageIndex.of(
          Stream.of("arm/v6", "arm/v7", "arm64/v8", "amd64").map(PlatformsTests::image).toList());

  private static Descriptor image(String platform) {
    String[] words = platform.split("/", -1);
    String variant = words.length > 1 ? ",\"variant\":\"" + words[1] + "\"" : "";
    byte[] json =
        ("{\"os\":\"linux\",\"architecture\":\"" + words[0] + "\"" + variant + "}")
            .getBytes(StandardCharsets.UTF_8);
    Descriptor made = Descriptor.of(MediaType.OCI_MANIFEST, json);
    return new Descriptor(
        made.mediaType(),
        made.digest(),
        made.size(),
        Map.of(),
        Optional.empty(),
        Optional.of(Json.parse(json, "platform")));
  }

  @ParameterizedTest
  @CsvSource({
    "linux/arm/v7, arm/v7",
    "linux/arm/v6, arm/v6",
    "linux/arm64, arm64/v8",
    "linux/arm64/v8, arm64/v8",
    "linux/amd64, amd64",
  })
  void theOneThatFitsIsChosen(String wanted, String expected) {
    assertThat(Platforms.choose(INDEX, wanted).digest()).isEqualTo(image(expected).digest());
  }

  @ParameterizedTest
  @CsvSource({
    "linux/arm, 'matches more than one image architecture: linux/arm/v6, linux/arm/v7'",
    "linux, matches more than one image architecture",
    "linux/s390x, unable to find an entity for linux/s390x",
    "linux/arm/v5, unable to find an entity for linux/arm/v5",
    "linux/arm/v7/x, too many slashes in platform spec",
  })
  void noneAndSeveralAreRefusedInTheWordsOfCosign(String wanted, String words) {
    assertThatThrownBy(() -> Platforms.choose(INDEX, wanted)).hasMessageContaining(words);
  }
}
