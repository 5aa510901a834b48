package dev.signlab.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedFileTests {

  @TempDir Path folder;
  private Path file;
  private Path fresh;

  @BeforeEach
  void writeFiles() throws IOException {
    file = Files.writeString(folder.resolve("file"), "old");
    fresh = Files.writeString(folder.resolve("fresh"), "new");
  }

  @Test
  void theModeOfAFileIsKept() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    ReplacedFile.at(file).replace(fresh);
    assertThat(file).hasContent("new");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void allNamesOfAFileShowTheNewContents() throws IOException {
    Path other = Files.createLink(folder.resolve("other"), file);
    ReplacedFile.at(file).replace(fresh);
    assertThat(other).hasContent("new");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
    ReplacedFile.at(link).replace(fresh);
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void aLinkToNothingMakesTheFile() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later"));
    ReplacedFile.at(link).replace(fresh);
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("later")).hasContent("new");
  }

  @Test
  void lookingChangesNothing() throws IOException {
    ReplacedFile.at(folder.resolve("none"));
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void textIsAddedAtTheEnd() throws IOException {
    ReplacedFile.at(file).append(fresh);
    assertThat(file).hasContent("oldnew");
  }

  @Test
  void aDeviceIsNoOrdinaryFile() throws IOException {
    assertThat(ReplacedFile.at(Path.of("/dev/null")).isOrdinary()).isFalse();
  }

  @Test
  void whatCannotBeWrittenIsSaidBefore() throws IOException {
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
    assertThatThrownBy(() -> ReplacedFile.at(folder)).isInstanceOf(FileSystemException.class);
    assertThatThrownBy(() -> ReplacedFile.at(loop)).isInstanceOf(FileSystemLoopException.class);
    assertThatThrownBy(() -> ReplacedFile.at(folder.resolve("none/file")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
