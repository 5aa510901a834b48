package dev.signlab.environment.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabHomeTests {

  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path folder;

  @Test
  void theVariableNamesTheHome() {
    assertThat(LabHome.of(Map.of("LAB_HOME", "/tmp/somewhere", "HOME", "/root")).folder())
        .isEqualTo(Path.of("/tmp/somewhere"));
  }

  @Test
  void withoutItTheHomeIsInTheDataFolder() {
    assertThat(LabHome.of(Map.of("XDG_DATA_HOME", "/data", "HOME", "/root")).folder())
        .isEqualTo(Path.of("/data/signlab"));
    assertThat(LabHome.of(Map.of("HOME", "/root", "LAB_HOME", "")).folder())
        .isEqualTo(Path.of("/root/.local/share/signlab"));
  }

  @Test
  void namingThePartsTouchesNothing() {
    LabHome home = new LabHome(folder.resolve("home"));
    assertThat(home.registry().startsWith(home.folder())).isTrue();
    assertThat(home.folder()).doesNotExist();
  }

  @Test
  void nobodyElseMayLookIn() throws IOException {
    LabHome home = new LabHome(folder.resolve("a/b/home")).make();
    for (Path part : new Path[] {home.folder(), home.workspace(), home.snapshots(), home.log()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(part)))
          .as(part.toString())
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aHomeOfALaterLabIsLeftAlone() throws IOException {
    LabHome home = new LabHome(folder).make();
    Files.writeString(folder.resolve("format"), "7\n");
    assertThatThrownBy(home::make)
        .isInstanceOfSatisfying(
            LabException.class,
            failure -> {
              assertThat(failure.problem().found().orElseThrow()).isEqualTo("format 7");
              assertThat(failure.problem().hints()).isNotEmpty();
            });
  }

  @Test
  void aFileInTheWayIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> new LabHome(file.resolve("home")).make())
        .isInstanceOf(LabException.class)
        .hasMessageContaining("cannot make the lab's home");
  }

  @Test
  void aSecondLabIsToldWhoHasTheHome() {
    LabHome home = new LabHome(folder.resolve("home"));
    try (LabLock first = home.lock(CLOCK)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> home.lock(CLOCK))
          .isInstanceOfSatisfying(
              LabException.class,
              failure ->
                  assertThat(failure.problem().found().orElseThrow())
                      .startsWith("process " + ProcessHandle.current().pid() + " since "));
    }
    home.lock(CLOCK).close();
  }
}
