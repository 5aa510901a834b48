package dev.signlab.app.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The permissions that new files of a process do not get (POSIX, {@code umask}). One process has
 * one for all its threads, so a command of a caller that has another cannot be run here.
 *
 * @param bits as {@code umask} counts them
 */
public record FileMask(int bits) {

  private static final int OCTAL = 8;

  /**
   * Returns that of this process. Java does not tell it, but a new folder does.
   *
   * @param place a folder in which one may be made, which is taken away at once
   */
  static FileMask ofProcess(Path place) throws IOException {
    Path folder = place.resolve("mask-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    Files.createDirectory(folder);
    try {
      return without(Files.getPosixFilePermissions(folder));
    } finally {
      Files.delete(folder);
    }
  }

  private static FileMask without(Set<PosixFilePermission> given) {
    String letters = PosixFilePermissions.toString(given);
    int bits = 0;
    for (int i = 0; i < letters.length(); i++) {
      bits = bits << 1 | (letters.charAt(i) == '-' ? 1 : 0);
    }
    return new FileMask(bits);
  }

  /**
   * Reads what {@code umask} prints.
   *
   * @throws IllegalArgumentException for another text
   */
  static FileMask parse(String text) {
    return new FileMask(Integer.parseInt(text.strip(), OCTAL));
  }

  /** Returns it as {@code umask} prints it. */
  String text() {
    return "0" + Integer.toOctalString(bits);
  }
}
