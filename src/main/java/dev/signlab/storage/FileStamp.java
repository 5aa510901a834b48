package dev.signlab.storage;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a file from the next, where each is a new file that was renamed to its
 * name; or, where a file is written in place, as far as the file system's times tell.
 *
 * @param changed when it was last changed, which nobody can set back as the time of writing can be
 * @param size in bytes; -1 where there is no file
 * @param key the file system's number of the file
 */
public record FileStamp(FileTime changed, long size, Object key) {

  /** There is no file. */
  public static final FileStamp NONE = new FileStamp(FileTime.fromMillis(0), -1, "");

  /** Written out, since a one-shot command asks: the one of records is made at its first use. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileStamp stamp
        && stamp.changed.equals(changed)
        && stamp.size == size
        && stamp.key.equals(key);
  }

  @Override
  public int hashCode() {
    return changed.hashCode();
  }

  /**
   * Returns that of a file that often is not there: to ask first costs less than an exception.
   *
   * @return {@link #NONE} where there is no file that can be looked at
   */
  public static FileStamp of(Path file) {
    return Files.exists(file) ? ofExisting(file) : NONE;
  }

  /** Returns that of a file that is there most of the time, and else {@link #NONE}. */
  public static FileStamp ofExisting(Path file) {
    try {
      Map<String, Object> found = Files.readAttributes(file, "unix:ctime,size,fileKey");
      return new FileStamp(
          (FileTime) requireNonNull(found.get("ctime")),
          (Long) requireNonNull(found.get("size")),
          requireNonNull(found.get("fileKey")));
    } catch (IOException e) {
      return NONE;
    }
  }
}
