package dev.signlab.shell.prompt;

import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** The history without lines that hold secrets. */
final class LabHistory extends DefaultHistory {

  @Override
  public void add(Instant time, String line) {
    if (!SecretLines.isSecret(line)) {
      super.add(time, line);
    }
  }
}
