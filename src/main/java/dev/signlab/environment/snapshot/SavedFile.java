package dev.signlab.environment.snapshot;

import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;

/** One file, folder or symbolic link as a snapshot keeps it. Its bytes are never changed. */
public final class SavedFile {

  /** What a saved path is. */
  public enum Kind {
    /** A file with its bytes. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A symbolic link. */
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
  public SavedFile(String path, Kind kind, byte[] bytes, String permissions, FileTime modified) {
    this.path = path;
    this.kind = kind;
    this.bytes = bytes;
    this.permissions = permissions;
    this.modified = modified;
  }

  /** Makes a state that is one text: a file with an empty path. */
  public static SavedFile ofText(String text, FileTime modified) {
    return new SavedFile("", Kind.FILE, text.getBytes(StandardCharsets.UTF_8), "", modified);
  }

  /** Returns its path below the part that it belongs to, with slashes. */
  public String path() {
    return path;
  }

  /** Returns what it is. */
  public Kind kind() {
    return kind;
  }

  /** Returns the content of a file, or the target of a link. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns the content as text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns who may read and write it, such as {@code rw-------}; empty where that is not told. */
  public String permissions() {
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
