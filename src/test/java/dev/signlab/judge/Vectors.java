package dev.signlab.judge;

import dev.signlab.skipped.Skip;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds published test vectors, which are never part of the project: in each of the folders that
 * {@code SIGNLAB_VECTORS} names, as PATH does; without it in {@code shared/vectors} beside a folder
 * above the current one. {@code .ci/vectors} brings what packages hold.
 */
public final class Vectors {

  private static final String FOLDERS = "SIGNLAB_VECTORS";

  private Vectors() {}

  /** Returns the first folder of vectors of a name, such as {@code roots}, or skips the test. */
  public static Path folder(String name) {
    return folders(name).getFirst();
  }

  /** Returns all folders of vectors of a name, at least one, or skips the running test. */
  public static List<Path> folders(String name) {
    return found(name, all().map(each -> each.resolve(name)).filter(Files::isDirectory).toList());
  }

  /**
   * Returns a file of vectors, such as {@code jcs/README.md}, from each folder that has it, once
   * for each content; or skips the running test.
   */
  public static List<Path> files(String name) {
    List<Path> different = new ArrayList<>();
    for (Path file : all().map(each -> each.resolve(name)).filter(Files::isRegularFile).toList()) {
      if (different.stream().noneMatch(other -> same(file, other))) {
        different.add(file);
      }
    }
    return found(name, different);
  }

  private static List<Path> found(String name, List<Path> some) {
    if (some.isEmpty()) {
      throw Skip.because("the vectors " + name + " are not here");
    }
    return some;
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.mismatch(one, other) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> all() {
    String named = System.getenv(FOLDERS);
    if (named != null) {
      return Stream.of(named.split(File.pathSeparator, -1))
          .filter(each -> !each.isEmpty())
          .map(Path::of);
    }
    return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
        .map(at -> at.resolve("shared").resolve("vectors"))
        .filter(Files::isDirectory)
        .limit(1);
  }
}
