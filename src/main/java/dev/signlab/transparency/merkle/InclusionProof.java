package dev.signlab.transparency.merkle;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Shows that a leaf stands at an index of a tree of a size (RFC 9162, section 2.1.3). A proof may
 * hold any numbers and bytes; those that cannot be prove nothing.
 *
 * @param index the index of the leaf, counted from 0
 * @param size how many leaves the tree has
 * @param hashes the hashes beside the way from leaf to root, lowest first
 */
public record InclusionProof(long index, long size, List<byte[]> hashes) {

  /** Copies the list. */
  public InclusionProof {
    hashes = List.copyOf(hashes);
  }

  /**
   * Returns the proof for a leaf of a part of a tree. A part that cannot be (its start is not a
   * multiple of the power of two that its length fits in) makes a proof of nothing.
   *
   * @param index the index of the leaf in the whole tree
   * @param start the index of the part's first leaf
   * @param end the index behind the part's last leaf
   * @param hashes the hashes beside the way from leaf to the root of the part
   */
  public static InclusionProof inPart(long index, long start, long end, List<byte[]> hashes) {
    return Part.isValid(start, end)
        ? new InclusionProof(index - start, end - start, hashes)
        : new InclusionProof(0, 0, hashes);
  }

  /** Tells whether the leaf with a hash is in the tree with a root. */
  public boolean proves(byte[] leafHash, byte[] root) {
    return rootAbove(leafHash).filter(found -> MessageDigest.isEqual(found, root)).isPresent();
  }

  /**
   * Returns the root of the tree that has the leaf at the index, or nothing when the proof has more
   * or fewer hashes than the way to the root has.
   */
  public Optional<byte[]> rootAbove(byte[] leafHash) {
    return steps(leafHash)
        .map(steps -> steps.isEmpty() ? leafHash : steps.getLast().above().hash());
  }

  /**
   * Returns the way from the leaf to the root, lowest first; it is empty in a tree of one leaf.
   * Nothing when the proof has more or fewer hashes than the way has.
   */
  public Optional<List<InclusionStep>> steps(byte[] leafHash) {
    if (index < 0 || index >= size || leafHash.length != MerkleHash.LENGTH) {
      return Optional.empty();
    }
    return neighbours().map(beside -> steps(leafHash, beside));
  }

  private List<InclusionStep> steps(byte[] leafHash, List<Subtree> neighbours) {
    List<InclusionStep> steps = new ArrayList<>();
    Subtree below = new Subtree(index, index + 1, leafHash);
    for (Subtree beside : neighbours) {
      Subtree above = below.with(beside);
      steps.add(new InclusionStep(below, beside, above));
      below = above;
    }
    return List.copyOf(steps);
  }

  /**
   * The nodes beside the way, lowest first: the halves that are left aside on the way down. Nothing
   * when there are more or fewer hashes.
   */
  private Optional<List<Subtree>> neighbours() {
    List<Subtree> beside = new ArrayList<>();
    long start = 0;
    long end = size;
    int left = hashes.size();
    while (end - start > 1 && left > 0) {
      byte[] hash = hashes.get(--left);
      long middle = start + MerkleTree.split(end - start);
      boolean isLeft = index < middle;
      beside.add(new Subtree(isLeft ? middle : start, isLeft ? end : middle, hash));
      start = isLeft ? start : middle;
      end = isLeft ? middle : end;
    }
    Collections.reverse(beside);
    return end - start == 1 && left == 0 ? Optional.of(beside) : Optional.empty();
  }
}
