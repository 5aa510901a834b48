package dev.signlab.oci.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.oci.model.ImageManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SavedArchiveTests {

  @TempDir private Path folder;
  private Path archive;

  @BeforeEach
  void place() {
    archive = folder.resolve("saved.tar");
  }

  @ParameterizedTest
  @CsvSource({
    "50, ../one/layer.tar",
    "50, ../three/layer.tar",
    "49, one/layer.tar",
    "49, ./three/../one/layer.tar"
  })
  void equalLayersMayBeLinks(int type, String target) throws IOException {
    write((byte) type, target, 0);

    List<DockerArchive.Named> images = DockerArchive.unpack(archive, layout());

    assertThat(images).singleElement().matches(image -> image.names().equals(List.of("a:1")));
    assertThat(layout().manifest(images.getFirst().image()))
        .isInstanceOfSatisfying(
            ImageManifest.class,
            manifest ->
                assertThat(manifest.layers())
                    .hasSize(2)
                    .matches(layers -> layers.getFirst().equals(layers.getLast())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../two/layer.tar", "../../../../../../../../etc/passwd", "/etc/passwd", ""})
  void aLinkInACircleOrOutOfTheArchiveLeadsNowhere(String target) throws IOException {
    write(TarConstants.LF_SYMLINK, target, 0);

    assertThatThrownBy(() -> DockerArchive.unpack(archive, layout()))
        .isInstanceOf(LabException.class)
        .hasMessage("an archive without a file that it names");
  }

  @Test
  void entriesOfAnyKindAreCounted() throws IOException {
    write(TarConstants.LF_SYMLINK, "../one/layer.tar", 20_001);

    assertThatThrownBy(() -> DockerArchive.unpack(archive, layout()))
        .hasMessageStartingWith("too many files in ");
    assertThatThrownBy(() -> DockerArchive.isLayout(archive))
        .hasMessageStartingWith("too many files in ");
  }

  @Test
  void aLaterEntryReplacesAnEarlierOne() throws IOException {
    try (TarArchiveOutputStream tar = tar()) {
      add(tar, "manifest.json", "[]");
      add(tar, "manifest.json", "[]");
      add(tar, "other", "x");
    }

    assertThat(DockerArchive.unpack(archive, layout())).isEmpty();
  }

  private OciLayout layout() {
    return OciLayout.openOrCreate(folder.resolve("layout"));
  }

  private void write(byte type, String target, int more) throws IOException {
    try (TarArchiveOutputStream tar = tar()) {
      for (int i = 0; i < more; i++) {
        link(tar, "more/" + i, TarConstants.LF_SYMLINK, "x");
      }
      add(tar, "one/layer.tar", "the layer");
      link(tar, "two/layer.tar", type, target);
      link(tar, "three/layer.tar", TarConstants.LF_SYMLINK, "../one/layer.tar");
      add(tar, "config.json", "{}");
      add(
          tar,
          "./manifest.json",
          "[{\"Config\":\"config.json\",\"RepoTags\":[\"a:1\"],"
              + "\"Layers\":[\"one/layer.tar\",\"two/layer.tar\"]}]");
    }
  }

  private TarArchiveOutputStream tar() throws IOException {
    return new TarArchiveOutputStream(Files.newOutputStream(archive), "UTF-8");
  }

  private static void add(TarArchiveOutputStream tar, String name, String content)
      throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static void link(TarArchiveOutputStream tar, String name, byte type, String target)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }
}
