package dev.signlab.judge;

import dev.signlab.skipped.Skip;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds published test vectors, which are never part of the project: in the folder that {@code
 * SIGNLAB_VECTORS} names, else in {@code shared/vectors} beside a folder above the current one.
 */
public final class Vectors {

  private static final String FOLDER = "SIGNLAB_VECTORS";

  private Vectors() {}

  /** Returns one folder of vectors, such as {@code wycheproof}, or skips the running test. */
  public static Path folder(String name) {
    Path all = all();
    if (all == null || !Files.isDirectory(all.resolve(name))) {
      throw Skip.because("the vectors " + name + " are not here");
    }
    return all.resolve(name);
  }

  private static @Nullable Path all() {
    String named = System.getenv(FOLDER);
    if (named != null) {
      return Path.of(named);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path beside = at.resolve("shared").resolve("vectors");
      if (Files.isDirectory(beside)) {
        return beside;
      }
    }
    return null;
  }
}
