package dev.signlab.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signlab.diagnostic.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTests {

  @TempDir Path folder;

  @Test
  void whatIsWrittenReplacesWhatWasThere() throws IOException {
    Path file = folder.resolve("a/b/state");

    AtomicFile.write(file, "one");
    AtomicFile.write(file, "two");

    assertThat(file).hasContent("two");
    assertThat(filesIn(folder.resolve("a/b"))).containsExactly("state");
  }

  @Test
  void secretsAreTheOwnersAlone() throws IOException {
    Path file = folder.resolve("cosign.key");

    AtomicFile.writeSecret(file, "secret".getBytes(UTF_8));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatComesInPiecesIsThereWholeOrNotAtAll() throws IOException {
    Path file = Files.writeString(folder.resolve("archive"), "old");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                AtomicFile.writeStream(
                    file,
                    out -> {
                      out.write('n');
                      throw new IOException("broken off");
                    }));
    assertThat(file).hasContent("old");
    AtomicFile.writeStream(file, out -> out.write("new".getBytes(UTF_8)));

    assertThat(file).hasContent("new");
    assertThat(filesIn(folder)).containsExactly("archive");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aDeviceIsWrittenToAndKeepsItsName() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("null"), Path.of("/dev/null"));

    AtomicFile.writeStream(link, out -> out.write("x".getBytes(UTF_8)));
    AtomicFile.write(link, "x");

    assertThat(link).isSymbolicLink();
    assertThat(filesIn(folder)).containsExactly("null");
  }

  @Test
  void readersSeeWholeFilesWhileWritersRace() {
    Path file = folder.resolve("state");
    AtomicFile.write(file, "0".repeat(4096));

    IntStream.range(0, 64)
        .parallel()
        .forEach(
            n -> {
              AtomicFile.write(file, String.valueOf((char) ('a' + n % 26)).repeat(4096));
              String seen = BoundedFile.readText(file);
              assertThat(seen).hasSize(4096);
              assertThat(seen.chars().distinct().count()).isEqualTo(1);
            });
  }

  @Test
  void aFolderThatCannotBeWrittenIsAProblem() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> AtomicFile.write(file.resolve("below"), "x"))
        .satisfies(e -> assertThat(e.problem().expected().orElseThrow()).contains("folder"));
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() {
    Path file = folder.resolve("large");
    AtomicFile.write(file, "12345");

    assertThat(BoundedFile.read(file, 5)).hasSize(5);
    assertThatExceptionOfType(LabException.class).isThrownBy(() -> BoundedFile.read(file, 4));
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> BoundedFile.read(folder.resolve("gone")))
        .satisfies(e -> assertThat(e.problem().summary()).contains("gone"));
  }

  private static Stream<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
