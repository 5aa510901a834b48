package dev.signlab.shell.prompt;

import dev.signlab.shell.command.TypedSecrets;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** The history without lines that hold secrets. */
final class LabHistory extends DefaultHistory {

  @Override
  public void add(Instant time, String line) {
    if (!TypedSecrets.isIn(line)) {
      super.add(time, line);
    }
  }
}
