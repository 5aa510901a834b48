package dev.signlab.transparency.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A tree of a size over nodes that somebody keeps, and what can be shown about it (RFC 9162,
 * section 2.1). Each answer asks for some two nodes of each level at most.
 *
 * @param nodes the nodes; more leaves may stand there than the tree has
 * @param size how many leaves the tree has
 */
public record MerkleTree(Nodes nodes, long size) {

  /** Returns the root. */
  public byte[] root() {
    return size == 0 ? MerkleHash.empty() : hash(0, size);
  }

  /** Returns size and root. */
  public TreeHead head() {
    return new TreeHead(size, root());
  }

  /** Shows that a leaf is in the tree; the index is below its size (section 2.1.3.1). */
  public InclusionProof inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf " + index + " of " + size);
    }
    List<byte[]> beside = new ArrayList<>();
    long start = 0;
    long end = size;
    while (end - start > 1) {
      long middle = start + split(end - start);
      boolean left = index < middle;
      beside.add(left ? hash(middle, end) : hash(start, middle));
      start = left ? start : middle;
      end = left ? middle : end;
    }
    Collections.reverse(beside);
    return new InclusionProof(index, size, beside);
  }

  /** Shows that the tree grew out of an older one, which is not empty (section 2.1.4.1). */
  public ConsistencyProof consistency(long oldSize) {
    if (oldSize < 1 || oldSize > size) {
      throw new IllegalArgumentException("from " + oldSize + " to " + size);
    }
    List<byte[]> hashes = new ArrayList<>();
    long start = 0;
    long end = size;
    boolean oldRootIsKnown = true;
    while (end != oldSize) {
      long middle = start + split(end - start);
      boolean left = oldSize <= middle;
      hashes.add(left ? hash(middle, end) : hash(start, middle));
      oldRootIsKnown &= left;
      start = left ? start : middle;
      end = left ? middle : end;
    }
    if (!oldRootIsKnown) {
      hashes.add(hash(start, end));
    }
    Collections.reverse(hashes);
    return ConsistencyProof.between(oldSize, size, hashes);
  }

  /** The root of the leaves from a start that is a multiple of the power of two they fit in. */
  private byte[] hash(long start, long end) {
    long count = end - start;
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      return nodes.node(level, start >> level);
    }
    long middle = start + split(count);
    return MerkleHash.node(hash(start, middle), hash(middle, end));
  }

  /** The largest power of two below a number that is larger than 1. */
  static long split(long count) {
    return Long.highestOneBit(count - 1);
  }
}
