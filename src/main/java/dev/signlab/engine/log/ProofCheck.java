package dev.signlab.engine.log;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.TreeHead;
import java.util.Arrays;
import java.util.List;

/**
 * Checks that a checkpoint which a log signed is of a tree with the entry in it.
 *
 * @param entry the entry
 * @param log the log that is said to hold it
 */
record ProofCheck(TransparencyLogEntry entry, LogInstance log) {

  static final String CHECKPOINT = "checkpoint signed";
  static final String SAME_TREE = "checkpoint of this tree";
  static final String INCLUDED = "entry in the tree";

  private static final String MERKLE_SPEC =
      "https://www.rfc-editor.org/rfc/rfc9162.html#section-2.1.3.2";

  List<Step> judge(InclusionProof proof) {
    Checkpoint checkpoint;
    try {
      checkpoint = proof.readCheckpoint("checkpoint of the log entry");
    } catch (LabException e) {
      Outcome malformed =
          failed(
              Cause.WRONG_CHECKPOINT,
              e.problem().expected().orElse("a checkpoint"),
              e.problem().foundOrSummary());
      Outcome unknown = new Outcome.NotReached("it is not known which tree");
      return List.of(
          Step.of(CHECKPOINT, CheckpointCheck.SPECIFICATION, malformed),
          Step.of(INCLUDED, MERKLE_SPEC, unknown));
    }
    return List.of(
        Step.of(
            CHECKPOINT, CheckpointCheck.SPECIFICATION, new CheckpointCheck(log).judge(checkpoint)),
        Step.of(SAME_TREE, CheckpointCheck.SPECIFICATION, sameTree(checkpoint, proof)),
        Step.of(INCLUDED, MERKLE_SPEC, included(checkpoint, proof)));
  }

  private Outcome sameTree(Checkpoint checkpoint, InclusionProof proof) {
    if (LeafPlace.isOfTiles(entry)) {
      return new Outcome.NotReached(
          "the checkpoint alone says which tree: " + TreeHead.words(checkpoint.size()));
    }
    boolean same =
        checkpoint.size() == proof.treeSize() && Arrays.equals(checkpoint.root(), proof.rootHash());
    return same
        ? new Outcome.Passed(TreeHead.words(checkpoint.size()))
        : failed(
            Cause.WRONG_CHECKPOINT,
            tree(proof.treeSize(), proof.rootHash()),
            tree(checkpoint.size(), checkpoint.root()));
  }

  private Outcome included(Checkpoint checkpoint, InclusionProof proof) {
    LeafPlace place = LeafPlace.of(entry, proof, checkpoint);
    byte[] root = place.tree().root();
    return place.isProven()
        ? new Outcome.Passed("entry " + place.index() + " of " + place.tree().size())
        : failed(
            Cause.WRONG_INCLUSION,
            "root " + EntryCheck.hex(root),
            place
                .rootAbove()
                .map(other -> "root " + EntryCheck.hex(other))
                .orElse("a proof of another length"));
  }

  private static String tree(long size, byte[] root) {
    return TreeHead.words(size) + ", root " + EntryCheck.hex(root);
  }

  private static Outcome failed(Cause cause, String expected, String found) {
    return new Outcome.Failed(cause, expected, found);
  }
}
