package dev.signlab.transparency.merkle;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Shows that a tree holds an older one, or a part, unchanged (RFC 9162, section 2.1.4). A proof may
 * hold any numbers and bytes; those that cannot be prove nothing.
 *
 * @param start the index of the part's first leaf; 0 for an older tree
 * @param end the index behind the part's last leaf; the size of an older tree
 * @param size how many leaves the tree has
 * @param hashes the hashes that complete both roots, lowest first
 */
public record ConsistencyProof(long start, long end, long size, List<byte[]> hashes) {

  /** Copies the list. */
  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /** Returns the proof that a tree of a size grew out of an older one. */
  public static ConsistencyProof between(long oldSize, long size, List<byte[]> hashes) {
    return new ConsistencyProof(0, oldSize, size, hashes);
  }

  /**
   * Tells whether the tree with a root grew out of the one with an older root. Nothing is shown
   * about an older tree without leaves.
   */
  public boolean proves(byte[] oldRoot, byte[] root) {
    if (!Part.isValid(start, end) || end > size) {
      return false;
    }
    Deque<byte[]> rest = new ArrayDeque<>(hashes);
    Climb climb = new Climb(start, end - 1, size - 1);
    climb.skipToFirstSibling();
    if (!climb.partIsWhole() && rest.isEmpty()) {
      return false;
    }
    climb.startAt(climb.partIsWhole() ? oldRoot : rest.removeFirst());
    while (!rest.isEmpty()) {
      if (climb.atRoot()) {
        return false;
      }
      climb.step(rest.removeFirst());
    }
    return climb.atRoot() && climb.found(oldRoot, root);
  }

  /**
   * Tells whether this is the proof about no leaves at all: such a part has the root of the empty
   * tree and asks for no hashes, whatever the tree is.
   */
  public boolean provesEmpty(byte[] oldRoot) {
    return start >= 0
        && start == end
        && end <= size
        && hashes.isEmpty()
        && MessageDigest.isEqual(MerkleHash.empty(), oldRoot);
  }

  /**
   * Returns the way to both roots of an older tree and this one, lowest first. What the older root
   * is has to be known only where the older tree is a node of the newer one, since the proof leaves
   * that node out; otherwise it is computed.
   *
   * @param oldRoot the root of the older tree, where it is known
   * @return nothing when the proof is of a part, has more or fewer hashes than the way has, or when
   *     the older root has to be known and is not
   */
  public Optional<ConsistencyPath> path(Optional<byte[]> oldRoot) {
    if (start != 0 || end < 1 || end > size) {
      return Optional.empty();
    }
    List<long[]> ranges = ranges();
    boolean whole = isNode();
    List<byte[]> all = new ArrayList<>(hashes);
    if (whole) {
      oldRoot.ifPresent(root -> all.addFirst(root));
    }
    if (all.size() != ranges.size()) {
      return Optional.empty();
    }
    List<Subtree> nodes = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      nodes.add(new Subtree(ranges.get(i)[0], ranges.get(i)[1], all.get(i)));
    }
    return Optional.of(path(nodes));
  }

  /**
   * Tells whether the older tree is a node of the newer one: it is all of it, or a power of two.
   */
  private boolean isNode() {
    return end == size || Long.bitCount(end) == 1;
  }

  /** The leaves below each node of the proof, the one from which both roots are computed first. */
  private List<long[]> ranges() {
    List<long[]> ranges = new ArrayList<>();
    long from = 0;
    long to = size;
    while (to != end) {
      long middle = from + MerkleTree.split(to - from);
      boolean left = end <= middle;
      ranges.add(left ? new long[] {middle, to} : new long[] {from, middle});
      from = left ? from : middle;
      to = left ? middle : to;
    }
    ranges.add(new long[] {from, to});
    Collections.reverse(ranges);
    return ranges;
  }

  private static ConsistencyPath path(List<Subtree> nodes) {
    Subtree first = nodes.getFirst();
    List<ConsistencyStep> steps = new ArrayList<>();
    Subtree older = first;
    Subtree newer = first;
    for (Subtree beside : nodes.subList(1, nodes.size())) {
      older = beside.start() < older.start() ? older.with(beside) : older;
      newer = newer.with(beside);
      steps.add(new ConsistencyStep(beside, older, newer));
    }
    return new ConsistencyPath(first, steps);
  }

  /** The way up on both trees at once. */
  private static final class Climb {

    private long fn;
    private long sn;
    private long tn;
    private byte[] oldHash = {};
    private byte[] newHash = {};

    Climb(long fn, long sn, long tn) {
      this.fn = fn;
      this.sn = sn;
      this.tn = tn;
    }

    void skipToFirstSibling() {
      boolean toTheEnd = sn == tn;
      while (fn != sn && (toTheEnd || (sn & 1) == 1)) {
        up();
      }
    }

    boolean partIsWhole() {
      return fn == sn;
    }

    void startAt(byte[] hash) {
      oldHash = hash;
      newHash = hash;
    }

    boolean atRoot() {
      return tn == 0;
    }

    void step(byte[] beside) {
      if ((sn & 1) == 1 || sn == tn) {
        if (fn < sn) {
          oldHash = MerkleHash.node(beside, oldHash);
        }
        newHash = MerkleHash.node(beside, newHash);
        while (sn != 0 && (sn & 1) == 0) {
          up();
        }
      } else {
        newHash = MerkleHash.node(newHash, beside);
      }
      up();
    }

    boolean found(byte[] oldRoot, byte[] root) {
      return MessageDigest.isEqual(oldHash, oldRoot) && MessageDigest.isEqual(newHash, root);
    }

    private void up() {
      fn >>= 1;
      sn >>= 1;
      tn >>= 1;
    }
  }
}
