package dev.signlab.image.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackingTests {

  @TempDir Path scratch;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final LayerDraft layer = new LayerDraft(FileTree.empty());

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../../x", "/../x"})
  void refusesAPathThatLeadsOut(String name) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      add(tar, new TarArchiveEntry(name, true), "x");
    }

    LabException refusal = catchThrowableOfType(LabException.class, this::unpack);
    assertThat(refusal.problem().found().orElseThrow()).contains("leads out");
  }

  @Test
  void followsLinksOfTheArchiveWithinTheTargetAlone() throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry link = new TarArchiveEntry("l", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
      TarArchiveEntry up = new TarArchiveEntry("up", TarConstants.LF_SYMLINK);
      up.setLinkName("../../..");
      tar.putArchiveEntry(up);
      tar.closeArchiveEntry();
      add(tar, new TarArchiveEntry("l/passwd"), "x");
      add(tar, new TarArchiveEntry("up/top"), "x");
    }
    unpack();

    assertThat(layer.layer())
        .containsOnlyKeys("/to", "/to/l", "/to/up", "/to/etc", "/to/etc/passwd", "/to/top");
  }

  @Test
  void refusesWhatWouldTakeFilesAway() throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      add(tar, new TarArchiveEntry(".wh.etc"), "");
    }

    assertThat(catchThrowableOfType(LabException.class, this::unpack))
        .hasMessageContaining("cannot be called .wh.etc");
  }

  @Test
  void saysWhatItCannotUnpack() {
    Node xz = file(new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 1});
    assertThat(Unpacking.isArchive(xz)).isTrue();
    assertThat(
            catchThrowableOfType(
                    LabException.class,
                    () -> new Unpacking(layer, Optional.empty(), scratch).unpack(xz, "a", "/to"))
                .problem()
                .foundOrSummary())
        .contains("xz");
    assertThat(Unpacking.isArchive(file("text".getBytes(StandardCharsets.UTF_8)))).isFalse();
    assertThat(Unpacking.isArchive(file(new byte[0]))).isFalse();
  }

  private void unpack() {
    Node archive = file(bytes.toByteArray());
    assertThat(Unpacking.isArchive(archive)).isTrue();
    new Unpacking(layer, Optional.empty(), scratch).unpack(archive, "a.tar", "/to");
  }

  private static Node file(byte[] content) {
    return new Node.RegularFile(new Attributes(0644, 0, 0), Content.of(content));
  }

  private static void add(TarArchiveOutputStream tar, TarArchiveEntry entry, String text)
      throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
