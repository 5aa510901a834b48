package dev.signlab.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemporaryFolderTests {

  @Test
  void foldersGoWithWhatIsInThem() throws IOException {
    Path folder = TemporaryFolder.make("signlab-test-");
    Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("c"), "text");
    TemporaryFolder.deleteAll();
    assertThat(folder).doesNotExist();
  }

  @Test
  void whatIsForSomeWorkGoesWithItHoweverItEnds() throws IOException {
    List<Path> made = new ArrayList<>();
    Path stays = TemporaryFolder.make("signlab-test-");
    assertThat(TemporaryFolder.<Integer>during(() -> filled(made, 1))).isOne();
    assertThatThrownBy(() -> TemporaryFolder.<Integer>during(() -> filled(made, 0)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(made).hasSize(2).noneMatch(Files::exists);
    assertThat(stays).exists();
    TemporaryFolder.deleteAll();
  }

  private static int filled(List<Path> made, int divisor) {
    try {
      made.add(TemporaryFolder.makeForWork("signlab-test-"));
      Files.writeString(made.getLast().resolve("a"), "text");
      return 1 / divisor;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
