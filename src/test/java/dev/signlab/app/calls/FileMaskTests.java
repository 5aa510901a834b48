package dev.signlab.app.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMaskTests {

  @Test
  void itIsThatOfTheShellWhichStartedThisProcess(@TempDir Path folder) throws Exception {
    Process shell = new ProcessBuilder("/bin/sh", "-c", "umask").start();
    FileMask printed = FileMask.parse(new String(shell.getInputStream().readAllBytes(), UTF_8));
    assertThat(FileMask.ofProcess(folder)).isEqualTo(printed);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void itIsWrittenAsItIsRead() {
    assertThat(FileMask.parse("0027\n")).isEqualTo(new FileMask(027));
    assertThat(FileMask.parse(new FileMask(0137).text())).isEqualTo(new FileMask(0137));
    assertThatThrownBy(() -> FileMask.parse("u=rwx")).isInstanceOf(IllegalArgumentException.class);
  }
}
