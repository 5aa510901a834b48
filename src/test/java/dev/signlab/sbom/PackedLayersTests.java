package dev.signlab.sbom;

import static dev.signlab.sbom.ImageScanTests.scan;
import static dev.signlab.sbom.SampleImages.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.sbom.BuiltImage.LayerFiles;
import dev.signlab.sbom.BuiltImage.Packing;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.Scope;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A layer in several members or frames is one layer, wherever one ends and the next begins. */
class PackedLayersTests {

  private static final String PATH = "app/node_modules/left/package.json";

  @ParameterizedTest
  @EnumSource(
      value = Packing.class,
      names = {"GZIP", "ZSTD"})
  void allPartsAreReadWhereverTheyEnd(Packing packing) {
    byte[] tar =
        new LayerFiles()
            .add("a", new byte[700], 0644)
            .add(PATH, utf8("{\"name\":\"left\",\"version\":\"1.0.0\"}"), 0644)
            .tar();
    for (int cut : new int[] {0, 1, 511, 512, 513, 1300, 1536, 2048, tar.length - 1, tar.length}) {
      Inventory found = scan(image(tar, cut, packing), Scope.SQUASHED);
      assertThat(found.packages()).as("%s, cut at %d", packing, cut).hasSize(1);
      assertThat(found.warnings()).as("%s, cut at %d", packing, cut).isEmpty();
    }
  }

  private static BuiltImage image(byte[] tar, int cut, Packing packing) {
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    parts.writeBytes(BuiltImage.pack(Arrays.copyOf(tar, cut), packing));
    parts.writeBytes(BuiltImage.pack(Arrays.copyOfRange(tar, cut, tar.length), packing));
    String type = "application/vnd.oci.image.layer.v1.tar+" + packing.name();
    return new BuiltImage().blob(type.toLowerCase(Locale.ROOT), parts.toByteArray());
  }
}
