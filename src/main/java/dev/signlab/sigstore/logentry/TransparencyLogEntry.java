package dev.signlab.sigstore.logentry;

import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import dev.signlab.transparency.merkle.MerkleHash;
import java.util.Optional;

/**
 * One entry of a transparency log with the log's promise or proof, as written.
 *
 * @param logIndex of the entry in the whole log
 * @param logId SHA-256 of the log's public key
 * @param kind of the entry, such as {@code hashedrekord}
 * @param kindVersion such as {@code 0.0.1}
 * @param integratedTime when the log says it took the entry, in seconds since 1970; 0 where the log
 *     says none
 * @param inclusionPromise the log's signature over the entry (SET)
 * @param inclusionProof the Merkle proof
 * @param canonicalizedBody the bytes that were logged
 */
@SuppressWarnings("ArrayRecordComponent")
public record TransparencyLogEntry(
    long logIndex,
    byte[] logId,
    String kind,
    String kindVersion,
    long integratedTime,
    Optional<byte[]> inclusionPromise,
    Optional<InclusionProof> inclusionProof,
    byte[] canonicalizedBody) {

  /** Copies the bytes. */
  public TransparencyLogEntry {
    logId = logId.clone();
    canonicalizedBody = canonicalizedBody.clone();
  }

  /** Reads one entry; what its rules forbid is a problem that names it. */
  public static TransparencyLogEntry parse(ProtoFields fields) {
    fields.only(
        "logIndex",
        "logId",
        "kindVersion",
        "integratedTime",
        "inclusionPromise",
        "inclusionProof",
        "canonicalizedBody");
    ProtoFields kindVersion = fields.object("kindVersion").only("kind", "version");
    return new TransparencyLogEntry(
        fields.count("logIndex"),
        fields.object("logId").only("keyId").bytes("keyId"),
        kindVersion.requiredText("kind"),
        kindVersion.requiredText("version"),
        fields.count("integratedTime"),
        fields
            .optionalObject("inclusionPromise")
            .map(promise -> promise.only("signedEntryTimestamp").bytes("signedEntryTimestamp")),
        fields.optionalObject("inclusionProof").map(InclusionProof::parse),
        fields.bytes("canonicalizedBody"));
  }

  /** Returns the hash of the leaf that the entry makes in its log's tree (RFC 9162, 2.1.1). */
  public byte[] leafHash() {
    return MerkleHash.leaf(canonicalizedBody);
  }

  /** Writes the entry. */
  public ProtoObject toProto() {
    ProtoObject entry =
        new ProtoObject()
            .number("logIndex", logIndex)
            .object("logId", new ProtoObject().bytes("keyId", logId))
            .object(
                "kindVersion", new ProtoObject().text("kind", kind).text("version", kindVersion))
            .number("integratedTime", integratedTime);
    inclusionPromise.ifPresent(
        promise ->
            entry.object(
                "inclusionPromise", new ProtoObject().bytes("signedEntryTimestamp", promise)));
    inclusionProof.ifPresent(proof -> entry.object("inclusionProof", proof.toProto()));
    return entry.bytes("canonicalizedBody", canonicalizedBody);
  }
}
