package dev.signlab.outside;

import dev.signlab.transparency.merkle.MerkleHash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree by the recursive definitions of RFC 6962, section 2.1, which verifiers do not use.
 *
 * @param leaves the hashes of the leaves
 */
public record TestTree(List<byte[]> leaves) {

  /** Returns a tree of a size, its entries the numbers from zero. */
  public static TestTree of(int size) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(MerkleHash.leaf(ByteBuffer.allocate(4).putInt(i).array()));
    }
    return new TestTree(leaves);
  }

  /** Returns the root. */
  public byte[] root() {
    return rootOf(leaves);
  }

  /** Returns the hash of a leaf. */
  public byte[] leaf(int index) {
    return leaves.get(index);
  }

  /** Returns the proof that a leaf is there. */
  public List<byte[]> inclusion(int index) {
    return path(index, leaves);
  }

  /** Returns the proof that this tree grew out of the first leaves. */
  public List<byte[]> consistency(int old) {
    return subproof(old, leaves, true);
  }

  private static byte[] rootOf(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = split(leaves.size());
    return MerkleHash.node(rootOf(leaves.subList(0, k)), rootOf(leaves.subList(k, leaves.size())));
  }

  private static List<byte[]> path(int index, List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return new ArrayList<>();
    }
    int k = split(leaves.size());
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    List<byte[]> path = index < k ? path(index, left) : path(index - k, right);
    path.add(rootOf(index < k ? right : left));
    return path;
  }

  private static List<byte[]> subproof(int old, List<byte[]> leaves, boolean whole) {
    if (old == leaves.size()) {
      List<byte[]> none = new ArrayList<>();
      if (!whole) {
        none.add(rootOf(leaves));
      }
      return none;
    }
    int k = split(leaves.size());
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    List<byte[]> proof = old <= k ? subproof(old, left, whole) : subproof(old - k, right, false);
    proof.add(rootOf(old <= k ? right : left));
    return proof;
  }

  /** The largest power of two below a size. */
  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }
}
