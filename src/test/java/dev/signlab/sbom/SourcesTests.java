package dev.signlab.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.image.Progress;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.OciArchive;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.sbom.BuiltImage.LayerFiles;
import dev.signlab.sbom.BuiltImage.Packing;
import dev.signlab.sbom.scan.DockerArchive;
import dev.signlab.sbom.scan.ImageScan;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourcesTests {

  @TempDir Path folder;

  private static final byte[] FIRST =
      new LayerFiles()
          .link("lib", "usr/lib")
          .add("usr/lib/apk/db/installed", "P:musl\nV:1\n")
          .add("store/x", "{\"name\":\"linked\",\"version\":\"1\"}")
          .tar();

  private static final byte[] SECOND =
      new LayerFiles()
          .add("lib/apk/db/installed", "P:musl\nV:2\n")
          .hardLink("node_modules/linked/package.json", "store/x")
          .add("broken.jar", "no archive")
          .tar();

  private static BuiltImage image() {
    return new BuiltImage()
        .blob("application/vnd.oci.image.layer.v1.tar+gzip", BuiltImage.pack(FIRST, Packing.GZIP))
        .blob("application/vnd.oci.image.layer.v1.tar+zstd", BuiltImage.pack(SECOND, Packing.ZSTD));
  }

  private static String listed(ImageSource source, Scope scope) {
    Inventory inventory =
        new ImageScan(scope, PlatformChoice.of(Optional.empty()), Progress.NONE)
            .run(source, "x", Optional.empty());
    return inventory.packages() + " " + inventory.warnings();
  }

  private OciLayout layout() {
    OciLayout layout = OciLayout.openOrCreate(folder.resolve("layout"));
    BuiltImage image = image();
    image.blobs().values().forEach(layout::write);
    layout.put("one", image.manifest());
    return layout;
  }

  private static ImageSource only(OciLayout layout, List<Descriptor> images) {
    return layout.source(images.getFirst());
  }

  private ImageSource unpacked(Path archive, String into) {
    OciLayout layout = OciLayout.openOrCreate(folder.resolve(into));
    return only(layout, OciArchive.unpack(archive, layout));
  }

  private ImageSource saved() throws IOException {
    String config =
        "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"diff_ids\":[\""
            + Digest.of(FIRST)
            + "\",\""
            + Digest.of(SECOND)
            + "\"]}}";
    byte[] tar =
        new LayerFiles()
            .add("a.tar", FIRST, 0644)
            .add("b.tar.gz", BuiltImage.pack(SECOND, Packing.GZIP), 0644)
            .add("c.json", config)
            .add("manifest.json", "[{\"Config\":\"c.json\",\"Layers\":[\"a.tar\",\"b.tar.gz\"]}]")
            .tar();
    return DockerArchive.open(Files.write(folder.resolve("saved.tar"), tar));
  }

  @ParameterizedTest
  @EnumSource
  void theSameImageHasTheSamePackagesWhereverItIs(Scope scope) throws IOException {
    OciLayout layout = layout();
    Path archive = folder.resolve("image.tar");
    OciArchive.pack(layout, archive);
    Path packed =
        Files.write(
            folder.resolve("image.tar.gz"),
            BuiltImage.pack(Files.readAllBytes(archive), Packing.GZIP));
    assertThat(listed(image(), scope))
        .contains("musl", "linked", "broken.jar")
        .isEqualTo(listed(only(layout, layout.images()), scope))
        .isEqualTo(listed(unpacked(archive, "two"), scope))
        .isEqualTo(listed(unpacked(packed, "three"), scope))
        .isEqualTo(listed(saved(), scope));
  }

  @Test
  void anArchiveOfALayoutKeepsEveryByte() throws IOException {
    OciLayout layout = layout();
    Path archive = folder.resolve("image.tar");
    OciArchive.pack(layout, archive);
    Manifest back = unpacked(archive, "two").manifest();
    assertThat(back.bytes())
        .isEqualTo(layout.source(layout.images().getFirst()).manifest().bytes());
  }
}
