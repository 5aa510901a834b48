package dev.signlab.transparency.merkle;

/**
 * A node of a tree, and the leaves below it.
 *
 * @param start the index of its first leaf
 * @param end the index behind its last leaf
 * @param hash of the node
 */
@SuppressWarnings("ArrayRecordComponent")
public record Subtree(long start, long end, byte[] hash) {

  /** Copies the hash. */
  public Subtree {
    hash = hash.clone();
  }

  /** Returns the node above this one and its neighbour. */
  Subtree with(Subtree beside) {
    return beside.start < start
        ? new Subtree(beside.start, end, MerkleHash.node(beside.hash, hash))
        : new Subtree(start, beside.end, MerkleHash.node(hash, beside.hash));
  }
}
