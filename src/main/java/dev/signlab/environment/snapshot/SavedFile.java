package dev.signlab.environment.snapshot;

import java.nio.file.attribute.FileTime;

/** One file, folder or symbolic link as a snapshot keeps it. Its bytes are never changed. */
final class SavedFile {

  /** What a saved path is. */
  enum Kind {
    FILE,
    FOLDER,
    LINK
  }

  private final String path;
  private final Kind kind;
  private final byte[] bytes;
  private final String permissions;
  private final FileTime modified;

  /**
   * Keeps a file.
   *
   * @param path relative, with slashes
   * @param bytes of a file, or the target of a link; empty for a folder
   * @param permissions such as {@code rw-------}, empty where the file system has none
   */
  SavedFile(String path, Kind kind, byte[] bytes, String permissions, FileTime modified) {
    this.path = path;
    this.kind = kind;
    this.bytes = bytes;
    this.permissions = permissions;
    this.modified = modified;
  }

  String path() {
    return path;
  }

  Kind kind() {
    return kind;
  }

  byte[] bytes() {
    return bytes;
  }

  String permissions() {
    return permissions;
  }

  FileTime modified() {
    return modified;
  }

  /** Returns the same file under another path. */
  SavedFile at(String other) {
    return new SavedFile(other, kind, bytes, permissions, modified);
  }
}
