package dev.signlab.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramPathTests {

  @TempDir private Path folder;

  @Test
  void theFirstProgramOfTheNameIsFound() throws IOException {
    Path plain = Files.createDirectories(folder.resolve("plain"));
    Files.createFile(plain.resolve("tool"));
    Files.createDirectories(folder.resolve("shadow").resolve("tool"));
    Path good = Files.createDirectories(folder.resolve("good"));
    Path tool = Files.createFile(good.resolve("tool"));
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    String path =
        String.join(
            File.pathSeparator,
            "",
            plain.toString(),
            folder.resolve("shadow").toString(),
            good.toString());
    assertThat(ProgramPath.find("tool", Map.of("PATH", path))).contains(tool);
    assertThat(ProgramPath.find("other", Map.of("PATH", path))).isEmpty();
    assertThat(ProgramPath.find("../good/tool", Map.of("PATH", path))).isEmpty();
    assertThat(ProgramPath.find("tool", Map.of())).isEmpty();
  }
}
