package dev.signlab.engine.monitor;

import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.log.LeafPlace;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.InclusionStep;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The proof that an entry is in a tree, as it is drawn.
 *
 * @param place where the entry is said to stand
 * @param checkpoint what is said to have been signed
 */
public record EntryProof(LeafPlace place, Checkpoint checkpoint) {

  /** Returns the proof of an entry; nothing when it has none that can be read. */
  public static Optional<EntryProof> of(SeenEntry seen) {
    return seen.answered().entry().inclusionProof().flatMap(proof -> of(seen, proof));
  }

  private static Optional<EntryProof> of(SeenEntry seen, InclusionProof proof) {
    try {
      Checkpoint checkpoint = proof.readCheckpoint("checkpoint of the entry");
      LeafPlace place = LeafPlace.of(seen.answered().entry(), proof, checkpoint);
      return Optional.of(new EntryProof(place, checkpoint));
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  /** Returns the index of the leaf. */
  public long index() {
    return place.index();
  }

  /** Returns how many leaves the tree has. */
  public long size() {
    return place.tree().size();
  }

  /** Returns the nodes of the way as a tree, the root on top. */
  public List<String> tree(boolean plain) {
    return steps().map(way -> new MerkleText(plain).tree(place, way)).orElseGet(this::unfit);
  }

  /** Returns the hashes in the order in which they are computed. */
  public List<String> sums(boolean plain) {
    return steps().map(way -> new MerkleText(plain).sums(place, way)).orElse(List.of());
  }

  private List<String> unfit() {
    return List.of(
        place.hashes().size()
            + " hashes: not as many as there are levels above leaf "
            + index()
            + " of "
            + size());
  }

  private Optional<List<InclusionStep>> steps() {
    return place.steps();
  }

  /** Returns the root to which the hashes lead. */
  public String computedRoot() {
    return place.rootAbove().map(HexFormat.of()::formatHex).orElse("none");
  }

  /** Returns the root that the checkpoint names. */
  public String signedRoot() {
    return HexFormat.of().formatHex(checkpoint.root());
  }

  /** Tells whether both are the same. */
  public boolean holds() {
    return place.rootAbove().filter(root -> Arrays.equals(root, checkpoint.root())).isPresent();
  }
}
