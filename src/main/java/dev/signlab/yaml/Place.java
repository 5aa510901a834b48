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

  /** Returns the place at which a file begins, or that of a folder. */
  public static Place beginning(Path file) {
    return new Place(file, 1, 1);
  }

  /** Returns the place as editors and compilers write it, with the last two names of the path. */
  @Override
  public String toString() {
    return last(2);
  }

  /** Returns the place with so many of the last names of its path, or with all that there are. */
  public String last(int most) {
    int names = file.getNameCount();
    Path told = names == 0 ? file : file.subpath(Math.max(0, names - most), names);
    return told + ":" + line;
  }
}
