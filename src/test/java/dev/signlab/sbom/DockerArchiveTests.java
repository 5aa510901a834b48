package dev.signlab.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.image.Progress;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.sbom.BuiltImage.LayerFiles;
import dev.signlab.sbom.BuiltImage.Packing;
import dev.signlab.sbom.scan.DockerArchive;
import dev.signlab.sbom.scan.ImageScan;
import dev.signlab.sbom.scan.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DockerArchiveTests {

  private static final byte[] LAYER =
      new LayerFiles()
          .add("app/node_modules/a/package.json", "{\"name\":\"a\",\"version\":\"1\"}")
          .tar();

  @TempDir Path folder;

  private Path archive(Digest diffId, String list) throws Exception {
    String config =
        "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"diff_ids\":[\""
            + diffId
            + "\"]}}";
    byte[] tar =
        new LayerFiles()
            .add("layer.tar", LAYER, 0644)
            .add("config.json", config)
            .add("manifest.json", list)
            .tar();
    return Files.write(folder.resolve("saved.tar"), tar);
  }

  private static final String ONE =
      "[{\"Config\":\"config.json\",\"RepoTags\":[\"a:1\"],\"Layers\":[\"layer.tar\"]}]";

  private static int packages(Path archive) {
    return new ImageScan(Scope.SQUASHED, PlatformChoice.of(Optional.empty()), Progress.NONE)
        .run(DockerArchive.open(archive), "saved.tar", Optional.empty())
        .packages()
        .size();
  }

  @Test
  void whatDockerSavesCanBeListed() throws Exception {
    assertThat(packages(archive(Digest.of(LAYER), ONE))).isOne();
  }

  private Path saved(Packing packing, boolean isPackedWhole, String prefix) throws Exception {
    byte[] packed = packing == Packing.PLAIN ? LAYER : BuiltImage.pack(LAYER, packing);
    String config = "{\"rootfs\":{\"diff_ids\":[\"" + Digest.of(LAYER) + "\"]}}";
    byte[] tar =
        new LayerFiles()
            .add(prefix + "blobs/sha256/one", packed, 0644)
            .link(prefix + "old/layer.tar", "../blobs/sha256/one")
            .hardLink(prefix + "layer.tar", prefix + "old/layer.tar")
            .add(prefix + "config.json", config)
            .add(prefix + "manifest.json", ONE)
            .tar();
    byte[] whole = isPackedWhole ? BuiltImage.pack(tar, Packing.GZIP) : tar;
    return Files.write(folder.resolve("saved.tar"), whole);
  }

  @ParameterizedTest
  @EnumSource
  void layersMayBePackedAndLinkedAndTheArchiveToo(Packing packing) throws Exception {
    for (boolean isPackedWhole : new boolean[] {true, false}) {
      assertThat(packages(saved(packing, isPackedWhole, ""))).isOne();
      assertThat(packages(saved(packing, isPackedWhole, "./"))).isOne();
    }
  }

  @Test
  void layersThatAreNotTheOnesNamedAreRefused() throws Exception {
    Path archive = archive(Digest.of(new byte[0]), ONE);
    assertThatThrownBy(() -> packages(archive)).hasMessageContaining("does not have its digest");
  }

  @Test
  void otherArchivesAreRefused() throws Exception {
    for (String list : new String[] {"[]", "{}", ONE.replace("layer.tar", "none.tar"), "x"}) {
      Path archive = archive(Digest.of(LAYER), list);
      assertThatThrownBy(() -> packages(archive)).as(list).isInstanceOf(LabException.class);
    }
    Path text = Files.writeString(folder.resolve("text"), "no archive");
    assertThatThrownBy(() -> packages(text)).isInstanceOf(LabException.class);
    assertThatThrownBy(() -> packages(folder.resolve("none"))).isInstanceOf(LabException.class);
  }
}
