package dev.signlab.yaml;

import java.nio.file.Path;

/**
 * Where something stands in a file.
 *
 * @param file the file
 * @param line counted from 1
 * @param column counted from 1
 */
public record Place(Path file, int line, int column) {

  /** Returns the place as editors and compilers write it, with the last two names of the path. */
  @Override
  public String toString() {
    int names = file.getNameCount();
    return file.subpath(Math.max(0, names - 2), names) + ":" + line;
  }
}
