package dev.signlab.transparency.merkle;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

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
