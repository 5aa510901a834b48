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
    if (index < 0 || index >= size || leafHash.length != MerkleHash.LENGTH) {
      return Optional.empty();
    }
    Climb climb = new Climb(index, size - 1, leafHash);
    for (byte[] hash : hashes) {
      if (climb.atRoot()) {
        return Optional.empty();
      }
      climb.step(hash);
    }
    return climb.atRoot() ? Optional.of(climb.hash) : Optional.empty();
  }

  /**
   * Returns the way from the leaf to the root, lowest first; it is empty in a tree of one leaf.
   * Nothing when the proof has more or fewer hashes than the way has.
   */
  public Optional<List<InclusionStep>> steps(byte[] leafHash) {
    if (rootAbove(leafHash).isEmpty()) {
      return Optional.empty();
    }
    List<InclusionStep> steps = new ArrayList<>();
    Subtree below = new Subtree(index, index + 1, leafHash);
    for (Subtree beside : neighbours()) {
      Subtree above = below.with(beside);
      steps.add(new InclusionStep(below, beside, above));
      below = above;
    }
    return Optional.of(List.copyOf(steps));
  }

  /** The nodes beside the way, lowest first: the halves that are left aside on the way down. */
  private List<Subtree> neighbours() {
    List<Subtree> beside = new ArrayList<>();
    long start = 0;
    long end = size;
    for (int i = hashes.size() - 1; i >= 0; i--) {
      long middle = start + MerkleTree.split(end - start);
      boolean left = index < middle;
      beside.add(new Subtree(left ? middle : start, left ? end : middle, hashes.get(i)));
      start = left ? start : middle;
      end = left ? middle : end;
    }
    Collections.reverse(beside);
    return beside;
  }

  /** The way from the leaf to the root, in the names of RFC 9162, section 2.1.3.2. */
  private static final class Climb {

    private long fn;
    private long sn;
    private byte[] hash;

    Climb(long fn, long sn, byte[] hash) {
      this.fn = fn;
      this.sn = sn;
      this.hash = hash;
    }

    boolean atRoot() {
      return sn == 0;
    }

    void step(byte[] beside) {
      if ((fn & 1) == 1 || fn == sn) {
        hash = MerkleHash.node(beside, hash);
        skipLevelsWithoutSibling();
      } else {
        hash = MerkleHash.node(hash, beside);
      }
      fn >>= 1;
      sn >>= 1;
    }

    private void skipLevelsWithoutSibling() {
      while (fn != 0 && (fn & 1) == 0) {
        fn >>= 1;
        sn >>= 1;
      }
    }
  }
}
