package dev.signlab.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a file says, read anew when it is another one than before. It is looked at before it is
 * read: what is written in between is read again at the next question. Safe for use by several
 * threads.
 *
 * @param <T> what is read of it
 */
public final class KeptReading<T> {

  /** Far longer than the tick of any file system: two changes within one have the same time. */
  private static final long TICK_NANOS = Duration.ofSeconds(3).toNanos();

  private final Path file;
  private final Path folder;
  private final Supplier<T> reader;
  private volatile Reading<T> last;
  private volatile Absence absence = new Absence(FileStamp.NONE, 0, Optional.empty());

  /**
   * Makes a reading of a file that was not looked at yet.
   *
   * @param reader reads it, and throws what is not to be kept
   * @param absent what counts while nothing of that name is there
   */
  public KeptReading(Path file, Supplier<T> reader, T absent) {
    this.file = file;
    this.folder = file.toAbsolutePath().resolveSibling("");
    this.reader = reader;
    this.last = new Reading<>(FileStamp.NONE, absent);
  }

  /** What the file said, and what tells it from what it says later. */
  private record Reading<T>(FileStamp stamp, T value) {}

  /**
   * What is there in the place of a file that cannot be opened, as long as its folder stays.
   *
   * @param folder the folder's stamp; that of nothing before the first look
   * @param since when it was met first, in nanoseconds
   * @param stamp of nothing, or of a link that leads nowhere; kept when whatever changes later has
   *     another time
   */
  private record Absence(FileStamp folder, long since, Optional<FileStamp> stamp) {

    Absence next(FileStamp now, FileStamp found) {
      long at = System.nanoTime();
      if (!now.equals(folder)) {
        return new Absence(now, at, Optional.empty());
      }
      return at - since > TICK_NANOS ? new Absence(folder, since, Optional.of(found)) : this;
    }
  }

  /** Returns what the file says now. */
  public T get() {
    FileStamp stamp = look();
    Reading<T> known = last;
    if (!stamp.equals(known.stamp())) {
      known = new Reading<>(stamp, reader.get());
      last = known;
    }
    return known.value();
  }

  /**
   * To tell nothing from a link that leads nowhere takes an exception, which a server would pay at
   * each request.
   */
  private FileStamp look() {
    if (Files.exists(file)) {
      return FileStamp.ofExisting(file);
    }
    FileStamp now = FileStamp.ofExisting(folder);
    Absence known = absence;
    if (known.stamp().isPresent() && now.equals(known.folder())) {
      return known.stamp().get();
    }
    FileStamp found = FileStamp.of(file);
    absence = known.next(now, found);
    return found;
  }
}
