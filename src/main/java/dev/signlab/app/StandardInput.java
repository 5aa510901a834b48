package dev.signlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What standard input of this process is. */
final class StandardInput {

  private StandardInput() {}

  /**
   * Tells whether it is a pipe or a file. The launcher knows a terminal; the null device is
   * neither, and stands for nobody.
   */
  static boolean isPiped() {
    return !Boolean.getBoolean("signlab.keyboard") && !isNullDevice();
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
