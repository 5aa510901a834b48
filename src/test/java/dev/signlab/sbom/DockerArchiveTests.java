package dev.signlab.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.image.Progress;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.sbom.BuiltImage.LayerFiles;
import dev.signlab.sbom.scan.DockerArchive;
import dev.signlab.sbom.scan.ImageScan;
import dev.signlab.sbom.scan.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
