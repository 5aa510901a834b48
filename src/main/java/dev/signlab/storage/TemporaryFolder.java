package dev.signlab.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Folders that are needed no longer than some work lasts, or this process. Safe for use by several
 * threads.
 */
public final class TemporaryFolder {

  private static final List<Path> MADE = new CopyOnWriteArrayList<>();
  private static final int ROUNDS = 3;
  private static final AtomicBoolean HOOKED = new AtomicBoolean();
  private static final ScopedValue<List<Path>> WORK = ScopedValue.newInstance();

  private TemporaryFolder() {}

  /** Makes an empty folder that only the owner may enter, and that stays until the end. */
  public static Path make(String prefix) throws IOException {
    return remembered(Files.createTempDirectory(prefix));
  }

  /** Makes an empty folder within another that only the owner may enter. */
  public static Path makeIn(Path parent, String prefix) throws IOException {
    return remembered(Files.createTempDirectory(Files.createDirectories(parent), prefix));
  }

  private static Path remembered(Path folder) {
    if (HOOKED.compareAndSet(false, true)) {
      Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFolder::deleteAll));
    }
    MADE.add(folder);
    return folder;
  }

  /**
   * Makes an empty folder that only the owner may enter, and that goes with the {@linkplain #during
   * work} of this thread; without any, it stays until the end.
   */
  public static Path makeForWork(String prefix) throws IOException {
    Path folder = make(prefix);
    if (WORK.isBound()) {
      WORK.get().add(folder);
    }
    return folder;
  }

  /** Does some work, and deletes the folders that were made for it, however it ends. */
  public static <T> T during(Supplier<T> work) {
    List<Path> own = new CopyOnWriteArrayList<>();
    try {
      return ScopedValue.where(WORK, own).call(work::get);
    } finally {
      own.forEach(TemporaryFolder::deleteTree);
      MADE.removeAll(own);
    }
  }

  /** Deletes a folder that was made here and is needed no longer, with what is in it. */
  public static void delete(Path folder) {
    deleteTree(folder);
    MADE.remove(folder);
  }

  /**
   * Deletes all folders with what is in them. The hooks of an orderly exit call it; who ends the
   * process without them calls it first.
   */
  public static void deleteAll() {
    MADE.forEach(TemporaryFolder::deleteTree);
    MADE.clear();
  }

  /** While the process ends, what still runs may write once more: it is looked for again. */
  private static void deleteTree(Path folder) {
    for (int round = 0; round < ROUNDS && Files.exists(folder); round++) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException e) {
        // The next round finds what was in the way, or the system clears the folder some day.
      }
    }
  }
}
