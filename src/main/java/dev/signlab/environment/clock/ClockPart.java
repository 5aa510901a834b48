package dev.signlab.environment.clock;

import dev.signlab.environment.snapshot.SavedFile;
import dev.signlab.environment.snapshot.SnapshotPart;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;

/**
 * How far a clock was turned. A snapshot without it is of a world whose clock was the machine's.
 *
 * @param clock the clock
 */
record ClockPart(WorldClock clock) implements SnapshotPart {

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<SavedFile> save() {
    Duration turned = clock.turned();
    FileTime now = FileTime.from(clock.machine().instant());
    return turned.isZero() ? List.of() : List.of(SavedFile.ofText(turned.toString(), now));
  }

  @Override
  public void restore(List<SavedFile> files) throws IOException {
    Duration wanted = files.isEmpty() ? Duration.ZERO : read(files.getFirst());
    if (!wanted.equals(clock.turned())) {
      clock.put(wanted);
    }
  }

  private static Duration read(SavedFile file) throws IOException {
    try {
      return Duration.parse(file.text());
    } catch (DateTimeException e) {
      throw new IOException("not a duration: " + file.text(), e);
    }
  }
}
