package dev.signlab.sigstore.logentry;

import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import dev.signlab.transparency.checkpoint.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A Merkle proof that an entry is in a log, as written.
 *
 * @param logIndex of the leaf in its own tree, which is not the log's overall index where a log has
 *     several trees; Merkle arithmetic goes by this one
 * @param rootHash of the tree
 * @param treeSize how many leaves the tree has
 * @param hashes from the leaf's sibling upwards
 * @param checkpoint the signed note about the tree; empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record InclusionProof(
    long logIndex, byte[] rootHash, long treeSize, List<byte[]> hashes, String checkpoint) {

  /** No tree of 2^63 leaves has longer proofs. */
  private static final int MOST_HASHES = 64;

  /** Copies the hashes. */
  public InclusionProof {
    rootHash = rootHash.clone();
    hashes = List.copyOf(hashes);
  }

  /**
   * Reads the checkpoint.
   *
   * @param what names it in problems
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED, also when there is none
   */
  public Checkpoint readCheckpoint(String what) {
    return Checkpoint.parse(checkpoint.getBytes(StandardCharsets.UTF_8), what);
  }

  static InclusionProof parse(ProtoFields fields) {
    fields.only("logIndex", "rootHash", "treeSize", "hashes", "checkpoint");
    return new InclusionProof(
        fields.count("logIndex"),
        fields.bytes("rootHash"),
        fields.count("treeSize"),
        fields.bytesList("hashes", MOST_HASHES),
        fields
            .optionalObject("checkpoint")
            .map(checkpoint -> checkpoint.only("envelope").text("envelope"))
            .orElse(""));
  }

  ProtoObject toProto() {
    ProtoObject proof =
        new ProtoObject()
            .number("logIndex", logIndex)
            .bytes("rootHash", rootHash)
            .number("treeSize", treeSize)
            .bytesList("hashes", hashes);
    return checkpoint.isEmpty()
        ? proof
        : proof.object("checkpoint", new ProtoObject().text("envelope", checkpoint));
  }
}
