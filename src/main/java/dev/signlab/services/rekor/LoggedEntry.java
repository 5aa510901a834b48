package dev.signlab.services.rekor;

import dev.signlab.json.CanonicalJson;
import dev.signlab.json.Json;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.InclusionProof;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry of the log, as clients get it.
 *
 * @param log the log
 * @param index of the entry
 * @param body the logged bytes
 * @param integratedTime when it was taken
 */
@SuppressWarnings("ArrayRecordComponent")
record LoggedEntry(RekorLog log, long index, byte[] body, Instant integratedTime) {

  private static final HexFormat HEX = HexFormat.of();

  /** Returns its identifier, as {@link RekorLog#entryId} makes it. */
  String id() {
    return log.entryId(body);
  }

  /** Returns the entry under its identifier, with a promise and a proof of now. */
  ObjectNode json() {
    ObjectNode entry = promised();
    ObjectNode verification = entry.putObject("verification");
    byte[] promise = log.sign(CanonicalJson.write(promised(), "log entry"));
    verification.set("inclusionProof", proof());
    verification.put("signedEntryTimestamp", Base64.getEncoder().encodeToString(promise));
    return Json.object().set(id(), entry);
  }

  /** What the log promises: signed entry timestamps are over this, in canonical form. */
  private ObjectNode promised() {
    return Json.object()
        .put("body", Base64.getEncoder().encodeToString(body))
        .put("integratedTime", integratedTime.getEpochSecond())
        .put("logID", HEX.formatHex(log.id()))
        .put("logIndex", index);
  }

  private ObjectNode proof() {
    Checkpoint checkpoint = log.checkpoint();
    InclusionProof proof = log.store().tree(checkpoint.size()).inclusion(index);
    ObjectNode json = Json.object().put("checkpoint", checkpoint.note().note());
    ArrayNode hashes = json.putArray("hashes");
    proof.hashes().forEach(each -> hashes.add(HEX.formatHex(each)));
    return json.put("logIndex", index)
        .put("rootHash", HEX.formatHex(checkpoint.root()))
        .put("treeSize", checkpoint.size());
  }
}
