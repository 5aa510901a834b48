package dev.signlab.environment.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a file from the next: each is a new file that was renamed to its name.
 *
 * @param key the file system's number of the file; an empty text where it gives none
 */
record Stamp(FileTime modified, long size, Object key) {

  /** There is no file. */
  static final Stamp NONE = new Stamp(FileTime.fromMillis(0), -1, "");

  /** Written out, since a one-shot command asks: the one of records is made at its first use. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Stamp stamp
        && stamp.modified.equals(modified)
        && stamp.size == size
        && stamp.key.equals(key);
  }

  @Override
  public int hashCode() {
    return modified.hashCode();
  }

  static Stamp of(Path file) {
    if (!Files.exists(file)) {
      return NONE;
    }
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      Object key = found.fileKey();
      return new Stamp(found.lastModifiedTime(), found.size(), key == null ? "" : key);
    } catch (IOException e) {
      // Somebody took it away since it was asked for.
      return NONE;
    }
  }
}
