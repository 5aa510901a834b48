package dev.signlab.app;

import dev.signlab.shell.command.StandardInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out what standard input of this process is. */
final class StandardInputKind {

  private StandardInputKind() {}

  /**
   * Returns what it is. The launcher knows a terminal; the null device is neither that nor data.
   *
   * @param interactive whether lines are read from it, and then it is no data for any of them
   */
  static StandardInput of(boolean interactive) {
    if (Boolean.getBoolean("signlab.keyboard")) {
      return StandardInput.TERMINAL;
    }
    return interactive || isNullDevice() ? StandardInput.NOTHING : StandardInput.DATA;
  }

  private static boolean isNullDevice() {
    try {
      return Files.isSameFile(Path.of("/dev/stdin"), Path.of("/dev/null"));
    } catch (IOException e) {
      // A system without these names, or with standard input closed: there is nothing to read.
      return true;
    }
  }
}
