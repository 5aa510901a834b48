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

  private static final int DEEPEST = 5;

  /**
   * Returns the place as editors and compilers write it, with the last two names of the path, or
   * from the scenario's {@code files/} on.
   */
  @Override
  public String toString() {
    int names = file.getNameCount();
    int first = Math.max(0, names - 2);
    for (int i = first; i >= Math.max(0, names - DEEPEST); i--) {
      if (file.getName(i).toString().equals("files")) {
        return file.subpath(i, names) + ":" + line;
      }
    }
    return file.subpath(first, names) + ":" + line;
  }
}
