package dev.signlab.storage;

import java.nio.file.Path;

/** Paths as text, which not every path can be. */
public final class PathText {

  /** What the JVM puts for bytes that are no UTF-8. */
  private static final char LOST = '\uFFFD';

  private PathText() {}

  /**
   * Tells whether a path has bytes that are no UTF-8, so that its text names another place. A name
   * that really has the character that stands for such bytes is taken for one of them.
   */
  public static boolean isLossy(Path path) {
    return path.toString().indexOf(LOST) >= 0;
  }
}
