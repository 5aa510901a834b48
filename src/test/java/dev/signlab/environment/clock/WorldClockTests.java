package dev.signlab.environment.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.home.LabHome;
import dev.signlab.storage.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldClockTests {

  private static final Instant NOW = Instant.parse("2026-11-27T17:00:00Z");
  private static final InstantSource MACHINE = InstantSource.fixed(NOW);

  @TempDir Path folder;
  private WorldClock clock = WorldClock.of(new LabHome(Path.of("unused")), MACHINE);

  @BeforeEach
  void open() {
    clock = another();
  }

  @Test
  void aNewWorldHasTheTimeOfTheMachineAndLeavesNothingOnDisk() {
    assertThat(clock.instant()).isEqualTo(NOW);
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void itIsTurnedFromWhereItStands() {
    clock.turn(Duration.ofMinutes(11));
    clock.turn(Duration.ofHours(-1));
    assertThat(clock.instant()).isEqualTo("2026-11-27T16:11:00Z");
    assertThat(clock.turned()).isEqualTo(Duration.ofMinutes(-49));
    assertThat(clock.machine().instant()).isEqualTo(NOW);
  }

  @Test
  void itIsTurnedToATimeAndBack() {
    clock.turnTo(Instant.parse("2030-01-01T00:00:00Z"));
    assertThat(clock.instant()).isEqualTo("2030-01-01T00:00:00Z");
    clock.reset();
    assertThat(clock.instant()).isEqualTo(NOW);
    assertThat(folder.resolve("home/clock")).doesNotExist();
  }

  @Test
  void everyOtherClockOfTheHomeSeesIt() {
    WorldClock other = another();
    assertThat(other.instant()).isEqualTo(NOW);
    clock.turn(Duration.ofDays(1));
    assertThat(other.instant()).isEqualTo("2026-11-28T17:00:00Z");
    clock.turn(Duration.ofDays(1));
    assertThat(other.instant()).isEqualTo("2026-11-29T17:00:00Z");
    other.reset();
    assertThat(clock.instant()).isEqualTo(NOW);
  }

  /** Files of one length and one date are told apart by the file system's own number. */
  @Test
  void twoChangesWithinATickOfTheDiskAreBothSeen() throws IOException {
    Path file = folder.resolve("home/clock");
    for (int i = 1; i <= 9; i++) {
      clock.turnTo(NOW.plusSeconds(i));
      Files.setLastModifiedTime(file, FileTime.from(NOW));
      assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(i));
    }
  }

  @Test
  void whatAnotherProcessWritesIsSeenSoon() throws Exception {
    clock.turn(Duration.ofMinutes(1));
    assertThat(clock.turned()).isEqualTo(Duration.ofMinutes(1));
    AtomicFile.write(folder.resolve("home/clock"), "turned = PT2M\n");
    Thread.sleep(11);
    assertThat(clock.turned()).isEqualTo(Duration.ofMinutes(2));
    Files.delete(folder.resolve("home/clock"));
    Thread.sleep(11);
    assertThat(clock.turned()).isZero();
  }

  @Test
  void aClockIsNeverTurnedTwice() {
    clock.turn(Duration.ofMinutes(1));
    assertThat(WorldClock.of(new LabHome(folder.resolve("home")), clock).turned())
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(WorldClock.of(new LabHome(folder.resolve("elsewhere")), clock).instant())
        .isEqualTo(NOW);
  }

  @Test
  void itCannotBeTurnedBeyondItsBounds() {
    clock.turnTo(WorldClock.LATEST);
    assertThatThrownBy(() -> clock.turn(Duration.ofSeconds(1)))
        .isInstanceOf(LabException.class)
        .hasMessage("the clock cannot be turned that far");
    clock.turnTo(WorldClock.EARLIEST);
    assertThatThrownBy(() -> clock.turn(Duration.ofSeconds(-1))).isInstanceOf(LabException.class);
    assertThatThrownBy(() -> clock.turn(Duration.ofDays(999_999 * 7L)))
        .isInstanceOf(LabException.class);
    assertThat(clock.instant()).isEqualTo(WorldClock.EARLIEST);
  }

  @Test
  void aSpoiltFileIsSaidWithItsPlace() throws Exception {
    clock.turn(Duration.ofMinutes(1));
    for (String spoilt : new String[] {"turned = soon", "turned = PT999999999999999H", "x"}) {
      Files.writeString(folder.resolve("home/clock"), spoilt);
      Thread.sleep(11);
      assertThatThrownBy(clock::instant)
          .as(spoilt)
          .isInstanceOf(LabException.class)
          .hasMessageContaining(folder.resolve("home/clock").toString());
    }
    clock.reset();
    assertThat(clock.instant()).isEqualTo(NOW);
  }

  private WorldClock another() {
    return WorldClock.of(new LabHome(folder.resolve("home")), MACHINE);
  }
}
