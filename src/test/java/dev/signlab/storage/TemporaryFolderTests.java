package dev.signlab.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryFolderTests {

  @Test
  void foldersGoWithWhatIsInThem() throws IOException {
    Path folder = TemporaryFolder.make("signlab-test-");
    Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("c"), "text");
    TemporaryFolder.deleteAll();
    assertThat(folder).doesNotExist();
  }
}
