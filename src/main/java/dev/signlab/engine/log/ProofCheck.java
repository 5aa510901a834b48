package dev.signlab.engine.log;

import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.note.NoteKey;
import dev.signlab.transparency.note.NoteSignature;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

  private static final String CHECKPOINT_SPEC =
      "https://github.com/C2SP/C2SP/blob/main/tlog-checkpoint.md";
  private static final String MERKLE_SPEC =
      "https://www.rfc-editor.org/rfc/rfc9162.html#section-2.1.3.2";

  List<Step> judge(InclusionProof proof) {
    Checkpoint checkpoint;
    try {
      byte[] note = proof.checkpoint().getBytes(StandardCharsets.UTF_8);
      checkpoint = Checkpoint.parse(note, "checkpoint of the log entry");
    } catch (LabException e) {
      Outcome malformed =
          failed(
              Cause.WRONG_CHECKPOINT,
              e.problem().expected().orElse("a checkpoint"),
              e.problem().foundOrSummary());
      Outcome unknown = new Outcome.NotReached("it is not known which tree");
      return List.of(
          Step.of(CHECKPOINT, CHECKPOINT_SPEC, malformed), Step.of(INCLUDED, MERKLE_SPEC, unknown));
    }
    return List.of(
        Step.of(CHECKPOINT, CHECKPOINT_SPEC, signed(checkpoint)),
        Step.of(SAME_TREE, CHECKPOINT_SPEC, sameTree(checkpoint, proof)),
        Step.of(INCLUDED, MERKLE_SPEC, included(checkpoint, proof)));
  }

  /**
   * In logs of tiles the entry's own index and the checkpoint say which leaf of which tree it is;
   * what the proof says of both is not to be looked at.
   */
  private boolean isOfTiles() {
    return entry.kindVersion().equals("0.0.2") && entry.kind().equals("hashedrekord");
  }

  private Outcome signed(Checkpoint checkpoint) {
    Optional<NoteKey> signer =
        checkpoint.note().signatures().stream()
            .map(NoteSignature::name)
            .distinct()
            .filter(name -> isOrigin(name, checkpoint.origin()))
            .map(name -> new NoteKey(name, log.key(), log.algorithm()))
            .filter(this::isOfTheLog)
            .filter(key -> key.signed(checkpoint.note()))
            .findFirst();
    return signer
        .<Outcome>map(key -> new Outcome.Passed("by " + key))
        .orElseGet(
            () ->
                failed(
                    Cause.WRONG_CHECKPOINT,
                    "a signature by the key of " + log.baseUrl(),
                    names(checkpoint)));
  }

  /** The first version of the log adds the number of its tree to its name. */
  private static boolean isOrigin(String name, String origin) {
    return origin.equals(name) || origin.startsWith(name + " - ");
  }

  /** The identifier of an Ed25519 key holds the name, so the trusted root says which it is. */
  private boolean isOfTheLog(NoteKey key) {
    return key.key().type() != KeyType.ED25519
        || Arrays.equals(key.id(), log.checkpointId().orElseGet(log::id));
  }

  private static String names(Checkpoint checkpoint) {
    List<String> names =
        checkpoint.note().signatures().stream()
            .map(each -> each.name() + " " + EntryCheck.hex(each.hint()))
            .toList();
    return names.isEmpty() ? "no signature" : "only lines of " + String.join(", ", names);
  }

  private Outcome sameTree(Checkpoint checkpoint, InclusionProof proof) {
    if (isOfTiles()) {
      return new Outcome.NotReached(
          "the checkpoint alone says which tree: " + checkpoint.size() + " entries");
    }
    boolean same =
        checkpoint.size() == proof.treeSize() && Arrays.equals(checkpoint.root(), proof.rootHash());
    return same
        ? new Outcome.Passed(checkpoint.size() + " entries")
        : failed(
            Cause.WRONG_CHECKPOINT,
            tree(proof.treeSize(), proof.rootHash()),
            tree(checkpoint.size(), checkpoint.root()));
  }

  private Outcome included(Checkpoint checkpoint, InclusionProof proof) {
    long index = isOfTiles() ? entry.logIndex() : proof.logIndex();
    long size = isOfTiles() ? checkpoint.size() : proof.treeSize();
    byte[] root = isOfTiles() ? checkpoint.root() : proof.rootHash();
    var merkle = new dev.signlab.transparency.merkle.InclusionProof(index, size, proof.hashes());
    byte[] leaf = MerkleHash.leaf(entry.canonicalizedBody());
    return merkle.proves(leaf, root)
        ? new Outcome.Passed("entry " + index + " of " + size)
        : failed(
            Cause.WRONG_INCLUSION,
            "root " + EntryCheck.hex(root),
            merkle
                .rootAbove(leaf)
                .map(other -> "root " + EntryCheck.hex(other))
                .orElse("a proof of another length"));
  }

  private static String tree(long size, byte[] root) {
    return size + " entries, root " + EntryCheck.hex(root);
  }

  private static Outcome failed(Cause cause, String expected, String found) {
    return new Outcome.Failed(cause, expected, found);
  }
}
