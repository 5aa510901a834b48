package dev.signlab.oci.layout;

/**
 * One entry of a tar archive, as it is written there.
 *
 * @param name with slashes, dots and all
 * @param kind what it is
 * @param target where a link leads, or an empty text
 * @param size of the content in bytes, with holes filled; 0 for anything but a plain file
 * @param mode the permission bits
 * @param user the number of the owner
 * @param group the number of the group
 */
public record ArchivedFile(
    String name, Kind kind, String target, long size, int mode, long user, long group) {

  /** What an entry is. */
  public enum Kind {
    /** A plain file, sparse or not. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A symbolic link. */
    SYMBOLIC_LINK,
    /** One more name of a file that the archive, or a layer below, has. */
    HARD_LINK,
    /** A device or a pipe. */
    OTHER
  }

  /** Tells whether the entry has content of its own. */
  public boolean isFile() {
    return kind == Kind.FILE;
  }
}
