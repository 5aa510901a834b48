package dev.signlab.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Folders that are needed no longer than this process lives. Safe for use by several threads. */
public final class TemporaryFolder {

  private static final List<Path> MADE = new CopyOnWriteArrayList<>();

  private TemporaryFolder() {}

  /** Makes an empty folder that only the owner may enter. */
  public static Path make(String prefix) throws IOException {
    Path folder = Files.createTempDirectory(prefix);
    if (MADE.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFolder::deleteAll));
    }
    MADE.add(folder);
    return folder;
  }

  /**
   * Deletes all folders with what is in them. The hooks of an orderly exit call it; who ends the
   * process without them calls it first.
   */
  public static void deleteAll() {
    MADE.forEach(TemporaryFolder::delete);
    MADE.clear();
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // The system clears its temporary folder some day.
    }
  }
}
