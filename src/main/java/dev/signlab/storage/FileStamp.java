package dev.signlab.storage;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a file from the next, where each is a new file that was renamed to its
 * name; or, where a file is written in place, as far as the file system's times tell.
 *
 * @param changed when it was last changed, which nobody can set back as the time of writing can be
 * @param size in bytes; -1 where there is no file that can be looked at
 * @param key the file system's number of the file
 */
public record FileStamp(FileTime changed, long size, Object key) {

  /** Nothing of that name is there. */
  public static final FileStamp NONE = new FileStamp(FileTime.fromMillis(0), -1, "");

  /** Something is there that cannot be looked at, such as a link that leads nowhere. */
  private static final FileStamp UNSEEN = new FileStamp(FileTime.fromMillis(0), -1, "unseen");

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

  /** Returns that of a file that may not be there, or be a link that leads nowhere. */
  public static FileStamp of(Path file) {
    return isNothing(file) ? NONE : ofExisting(file);
  }

  private static boolean isNothing(Path file) {
    try {
      return file.getFileSystem()
              .provider()
              .readAttributesIfExists(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          == null;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns that of a file that is there most of the time; its size is -1 where it is not. */
  public static FileStamp ofExisting(Path file) {
    try {
      Map<String, Object> found = Files.readAttributes(file, "unix:ctime,size,fileKey");
      return new FileStamp(
          (FileTime) requireNonNull(found.get("ctime")),
          (Long) requireNonNull(found.get("size")),
          requireNonNull(found.get("fileKey")));
    } catch (IOException e) {
      return UNSEEN;
    }
  }
}
