package dev.signlab.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTests {

  @TempDir private Path folder;

  @Test
  void filesOfTheFoldersAboveComeLastAndNoneFromAboveTheTop(@TempDir Path top) throws IOException {
    Path inner = Files.createDirectories(top.resolve("a/b/c"));
    Files.writeString(top.resolve("outside.pub"), "-----BEGIN PUBLIC KEY-----");
    Files.writeString(top.resolve("a/above.pub"), "-----BEGIN PUBLIC KEY-----");
    Files.writeString(inner.resolve("here.pub"), "-----BEGIN PUBLIC KEY-----");
    assertThat(FolderFiles.in(inner, top.resolve("a")).of(List.of(FileKind.PUBLIC_KEY)))
        .containsExactly("here.pub", "../../above.pub");
    assertThat(FolderFiles.in(top.resolve("a"), top.resolve("a")).of(List.of(FileKind.PUBLIC_KEY)))
        .containsExactly("above.pub");
    assertThat(FolderFiles.in(top.resolve("a"), inner).of(List.of(FileKind.PUBLIC_KEY)))
        .containsExactly("above.pub");
  }

  @Test
  void nothingIsLookedForBeforeItIsAskedFor() throws IOException {
    FolderFiles files = FolderFiles.in(folder);
    write("Dockerfile", "FROM scratch\n");
    assertThat(files.of(Set.of(FileKind.DOCKERFILE))).containsExactly("Dockerfile");
    write("Dockerfile.2", "FROM scratch\n");
    assertThat(files.of(Set.of(FileKind.DOCKERFILE))).containsExactly("Dockerfile");
  }

  @Test
  void filesOfTheFolderComeBeforeThoseOfItsFoldersAndNoDeeperOnes() throws IOException {
    write("a/inner.txt", "x");
    write("a/b/deep.txt", "x");
    write("z.txt", "x");
    write(".hidden", "x");
    assertThat(FolderFiles.in(folder).files())
        .extracting(KnownFile::name)
        .containsExactly("z.txt", "a/inner.txt");
  }

  @Test
  void aHundredFilesAreEnough() throws IOException {
    for (int i = 0; i < 60; i++) {
      write("a/%02d.txt".formatted(i), "x");
      write("b/%02d.txt".formatted(i), "x");
    }
    assertThat(FolderFiles.in(folder).files())
        .hasSize(100)
        .extracting(KnownFile::name)
        .startsWith("a/00.txt")
        .endsWith("b/39.txt");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
