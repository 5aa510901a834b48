package dev.signlab.engine.log;

import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.InclusionStep;
import dev.signlab.transparency.merkle.TreeHead;
import java.util.List;
import java.util.Optional;

/**
 * Where an entry is said to stand in a tree, and what is said to prove it.
 *
 * @param index of the leaf in the tree
 * @param leaf the hash of the entry
 * @param tree how many leaves there are, and the root
 * @param hashes the hashes beside the way to the root, lowest first
 */
@SuppressWarnings("ArrayRecordComponent")
public record LeafPlace(long index, byte[] leaf, TreeHead tree, List<byte[]> hashes) {

  /** Copies both. */
  public LeafPlace {
    leaf = leaf.clone();
    hashes = List.copyOf(hashes);
  }

  /** Reads where the proof of an entry says that it stands. */
  public static LeafPlace of(
      TransparencyLogEntry entry, InclusionProof proof, Checkpoint checkpoint) {
    boolean tiles = isOfTiles(entry);
    long index = tiles ? entry.logIndex() : proof.logIndex();
    TreeHead tree =
        tiles
            ? new TreeHead(checkpoint.size(), checkpoint.root())
            : new TreeHead(proof.treeSize(), proof.rootHash());
    return new LeafPlace(index, entry.leafHash(), tree, proof.hashes());
  }

  /**
   * In logs of tiles the entry's own index and the checkpoint say which leaf of which tree it is;
   * what the proof says of both is not to be looked at.
   */
  static boolean isOfTiles(TransparencyLogEntry entry) {
    return entry.kindVersion().equals("0.0.2") && entry.kind().equals("hashedrekord");
  }

  /** Tells whether the hashes lead from the entry to the root. */
  public boolean isProven() {
    return merkle().proves(leaf, tree.root());
  }

  /** Returns the root to which the hashes lead; nothing when there are more or fewer than due. */
  public Optional<byte[]> rootAbove() {
    return merkle().rootAbove(leaf);
  }

  /** Returns the way to that root, lowest first. */
  public Optional<List<InclusionStep>> steps() {
    return merkle().steps(leaf);
  }

  private dev.signlab.transparency.merkle.InclusionProof merkle() {
    return new dev.signlab.transparency.merkle.InclusionProof(index, tree.size(), hashes);
  }
}
