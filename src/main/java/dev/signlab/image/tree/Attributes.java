package dev.signlab.image.tree;

/**
 * What is written beside the name of a file.
 *
 * @param mode the twelve bits of chmod(1)
 * @param user the number of the owner
 * @param group the number of the group
 */
public record Attributes(int mode, long user, long group) {

  /** What {@code COPY} and {@code WORKDIR} give the folders that they have to make. */
  public static final Attributes FOLDER = new Attributes(0755, 0, 0);

  private static final int ALL = 07777;
  private static final int SET_GROUP_ID = 02000;

  /** Drops the bits that tell the kind of file. */
  public Attributes {
    mode &= ALL;
  }

  /** Returns the same with another mode. */
  public Attributes withMode(int other) {
    return new Attributes(other, user, group);
  }

  /** Returns the same with another owner. */
  public Attributes ownedBy(Owner owner) {
    return new Attributes(mode, owner.user(), owner.group());
  }

  /** Returns what a new folder gets that is made in another one (mkdir(2)). */
  Attributes below(Attributes folder) {
    return (folder.mode & SET_GROUP_ID) == 0
        ? this
        : new Attributes(mode | SET_GROUP_ID, user, folder.group);
  }
}
