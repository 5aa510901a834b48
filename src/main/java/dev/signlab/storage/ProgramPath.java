package dev.signlab.storage;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds programs in the folders of the variable PATH. */
public final class ProgramPath {

  private ProgramPath() {}

  /**
   * Returns the first program of a name. An empty folder, which shells take for the current one, is
   * passed over as by Go: what lies there by chance is not started.
   *
   * @param name without a folder
   * @param environment may hold PATH
   */
  public static Optional<Path> find(String name, Map<String, String> environment) {
    return find(name, environment, file -> true);
  }

  /** Returns the first program of a name that is found by its whole path, wherever one stands. */
  public static Optional<Path> findAbsolute(String name, Map<String, String> environment) {
    return find(name, environment, Path::isAbsolute);
  }

  private static Optional<Path> find(
      String name, Map<String, String> environment, Predicate<Path> counts) {
    if (name.isEmpty() || name.contains("/")) {
      return Optional.empty();
    }
    String folders = environment.getOrDefault("PATH", "");
    try {
      return Arrays.stream(folders.split(File.pathSeparator, -1))
          .filter(folder -> !folder.isEmpty())
          .map(folder -> Path.of(folder, name))
          .filter(counts)
          .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
          .findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
