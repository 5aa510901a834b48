package dev.signlab.image.tree;

/**
 * Whose a file is.
 *
 * @param user the number of the user
 * @param group the number of the group
 */
public record Owner(long user, long group) {

  /**
   * The owner of what comes from a folder of this machine, unless {@code --chown} names another.
   */
  public static final Owner ROOT = new Owner(0, 0);
}
