package dev.signlab.sbom;

import static dev.signlab.sbom.SampleImages.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformChoiceTests {

  @TempDir Path folder;

  private OciLayout layout() {
    return OciLayout.openOrCreate(folder);
  }

  private static String json(String platform) {
    String[] words = platform.split("/", -1);
    String variant = words.length > 2 ? ",\"variant\":\"" + words[2] + "\"" : "";
    return "{\"os\":\"" + words[0] + "\",\"architecture\":\"" + words[1] + "\"" + variant + "}";
  }

  /** An image that is for a platform, described as being for another one, or for none. */
  private Descriptor image(String real, String said) {
    byte[] config = utf8(json(real));
    layout().write(config);
    ImageManifest manifest = ImageManifest.of(Descriptor.of(MediaType.OCI_CONFIG, config)).build();
    layout().write(manifest.bytes());
    Descriptor made = manifest.descriptor();
    return said.isEmpty() ? made : with(made, said);
  }

  private static Descriptor with(Descriptor made, String platform) {
    return new Descriptor(
        made.mediaType(),
        made.digest(),
        made.size(),
        Map.of(),
        Optional.empty(),
        Optional.of(Json.parse(utf8(json(platform)), "platform")));
  }

  private Manifest index(Descriptor... listed) {
    ImageIndex index = ImageIndex.of(List.of(listed));
    layout().write(index.bytes());
    return index;
  }

  private Manifest indexOf(String platforms) {
    return index(
        Arrays.stream(platforms.split(" ", -1))
            .map(each -> image(each, each))
            .toArray(Descriptor[]::new));
  }

  private String chosen(Manifest top, String wanted) {
    ImageSource source = layout().source(top.descriptor());
    ImageManifest image =
        PlatformChoice.of(Optional.of(wanted).filter(each -> !each.isEmpty())).choose(source, top);
    return new String(source.read(image.config()), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "linux/arm/v5 linux/arm/v7, linux/arm/v7, linux/arm/v7",
    "linux/arm/v5 linux/arm/v7, linux/arm, linux/arm/v7",
    "linux/arm/v5 linux/arm/v7, linux/arm/v5, linux/arm/v5",
    "linux/arm/v6 linux/arm, linux/arm/v7, linux/arm",
    "linux/amd64 linux/arm64/v8, arm64, linux/arm64/v8",
    "linux/amd64 linux/arm64, linux/arm64/v8, linux/arm64",
    "unknown/unknown linux/amd64, '', linux/amd64",
    "linux/arm64 unknown/unknown, '', linux/arm64",
    "windows/amd64 linux/amd64, '', linux/amd64",
  })
  void theImageOfThePlatformIsTaken(String listed, String wanted, String expected) {
    assertThat(chosen(indexOf(listed), wanted)).isEqualTo(json(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "linux/arm/v5 linux/arm/v6, linux/arm/v7",
    "linux/arm/v5 linux/arm/v6, linux/arm",
    "linux/amd64 linux/arm64, linux/amd64/v3",
    "linux/arm64, linux/amd64",
    "linux/arm64 linux/s390x, ''",
    "unknown/unknown, ''",
  })
  void noOtherImageIsTakenInItsPlace(String listed, String wanted) {
    String first = listed.split(" ", -1)[0];
    assertThatThrownBy(() -> chosen(indexOf(listed), wanted))
        .isInstanceOfSatisfying(
            LabException.class,
            e ->
                assertThat(e.problem().found().orElseThrow())
                    .contains(first.startsWith("unknown") ? "no images" : first));
  }

  @Test
  void anIndexInAnIndexIsOpened() {
    Manifest inner = indexOf("linux/arm/v7 linux/arm64");
    assertThat(chosen(index(inner.descriptor()), "linux/arm64")).isEqualTo(json("linux/arm64"));
    Manifest deep = index(index(index(inner.descriptor()).descriptor()).descriptor());
    assertThatThrownBy(() -> chosen(deep, "linux/arm64")).hasMessageContaining("within an index");
  }

  @Test
  void anImageThatIsForAnotherPlatformIsNotTakenWhenOneWasAskedFor() {
    Manifest alone = layout().manifest(image("linux/arm64", ""));
    assertThat(chosen(alone, "")).isEqualTo(json("linux/arm64"));
    assertThat(chosen(alone, "linux/arm64/v8")).isEqualTo(json("linux/arm64"));
    assertThatThrownBy(() -> chosen(alone, "linux/amd64")).hasMessageContaining("not for linux");
    Manifest unnamed = index(image("linux/arm64", ""));
    assertThatThrownBy(() -> chosen(unnamed, "linux/amd64")).hasMessageContaining("not for linux");
    Manifest wrong = index(image("linux/arm64", "linux/amd64"));
    assertThatThrownBy(() -> chosen(wrong, "linux/amd64")).hasMessageContaining("not for linux");
  }
}
