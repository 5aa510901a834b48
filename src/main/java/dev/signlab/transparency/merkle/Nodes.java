package dev.signlab.transparency.merkle;

/** The nodes of a tree that will not change any more, since all leaves below them are there. */
@FunctionalInterface
public interface Nodes {

  /**
   * Returns the hash of a node.
   *
   * @param level how many levels above the leaves, which are at 0
   * @param index of the node in its level, from the left; the leaves below it are those from {@code
   *     index << level} up to {@code (index + 1) << level}
   */
  byte[] node(int level, long index);
}
