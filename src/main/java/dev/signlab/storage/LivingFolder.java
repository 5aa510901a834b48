package dev.signlab.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder that is known to be used: a file in it is locked as long as its process lives,
 * however that ends. Whoever makes the next one deletes those whose process has gone. Used by one
 * thread.
 */
public final class LivingFolder implements AutoCloseable {

  private static final String MARK = ".alive";

  /** Those of this process: to look at the mark of one would unlock it. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel mark;

  private LivingFolder(Path path, FileChannel mark) {
    this.path = path;
    this.mark = mark;
  }

  /**
   * Makes an empty folder, but for its mark, that only the owner may enter.
   *
   * @param prefix how its name begins, and those of the folders that are looked at
   */
  public static LivingFolder make(String prefix) throws IOException {
    Path path = TemporaryFolder.make(prefix);
    OWN.add(path);
    FileChannel mark =
        FileChannel.open(
            path.resolve(MARK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    mark.lock();
    left(path, prefix).forEach(LivingFolder::clear);
    return new LivingFolder(path, mark);
  }

  private static List<Path> left(Path own, String prefix) throws IOException {
    Path parent = own.toAbsolutePath().getParent();
    if (parent == null) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(folder -> String.valueOf(folder.getFileName()).startsWith(prefix))
          .filter(folder -> !OWN.contains(folder))
          .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
          .toList();
    }
  }

  /** One that has no mark may just be coming about; one that cannot be entered is another's. */
  private static void clear(Path folder) {
    Path file = folder.resolve(MARK);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (FileChannel mark = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (isFree(mark)) {
        TemporaryFolder.delete(folder);
      }
    } catch (IOException | UncheckedIOException e) {
      // It has just gone, or belongs to somebody else.
      return;
    }
  }

  private static boolean isFree(FileChannel mark) throws IOException {
    @Nullable FileLock lock = mark.tryLock();
    return lock != null;
  }

  /** Returns the folder. */
  public Path path() {
    return path;
  }

  /** Deletes the folder with what is in it. */
  @Override
  public void close() {
    try {
      mark.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      TemporaryFolder.delete(path);
      OWN.remove(path);
    }
  }
}
