package dev.signlab.transparency.merkle;

import java.util.Arrays;

/**
 * How many leaves a tree has, and its root.
 *
 * @param size the number of leaves
 * @param root the root
 */
@SuppressWarnings("ArrayRecordComponent")
public record TreeHead(long size, byte[] root) {

  /** The head of the tree without leaves. */
  public static final TreeHead EMPTY = new TreeHead(0, MerkleHash.empty());

  /** Copies the root. */
  public TreeHead {
    root = root.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeHead that && size == that.size && Arrays.equals(root, that.root);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size);
  }

  /** Returns how many leaves there are in words, as entries: {@code 1 entry}. */
  public String words() {
    return words(size);
  }

  /** Returns a number of leaves in words, as entries. */
  public static String words(long size) {
    return size == 1 ? "1 entry" : size + " entries";
  }
}
