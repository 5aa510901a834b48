package dev.signlab.storage;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What a file says, read anew when it is another one than before. It is looked at before it is
 * read: what is written in between is read again at the next question. Safe for use by several
 * threads.
 *
 * @param <T> what is read of it
 */
public final class KeptReading<T> {

  private final Path file;
  private final Supplier<T> reader;
  private volatile Reading<T> last;

  /**
   * Makes a reading of a file that was not looked at yet.
   *
   * @param reader reads it, and throws what is not to be kept
   * @param absent what counts while nothing of that name is there
   */
  public KeptReading(Path file, Supplier<T> reader, T absent) {
    this.file = file;
    this.reader = reader;
    this.last = new Reading<>(FileStamp.NONE, absent);
  }

  /** What the file said, and what tells it from what it says later. */
  private record Reading<T>(FileStamp stamp, T value) {}

  /** Returns what the file says now. */
  public T get() {
    FileStamp stamp = FileStamp.of(file);
    Reading<T> known = last;
    if (!stamp.equals(known.stamp())) {
      known = new Reading<>(stamp, reader.get());
      last = known;
    }
    return known.value();
  }
}
