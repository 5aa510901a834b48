package dev.signlab.sigstore.trustedroot;

import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import java.util.Optional;

/**
 * A transparency log.
 *
 * @param baseUrl where it answers
 * @param key by which its promises and checkpoints verify
 * @param algorithm of those signatures
 * @param validFor when the key is the log's
 * @param id the identifier that its entries carry: the digest of the key, or that of name and key
 * @param checkpointId the identifier of the key on checkpoints, where it is another one
 */
@SuppressWarnings("ArrayRecordComponent")
public record LogInstance(
    String baseUrl,
    VerificationKey key,
    SignatureAlgorithm algorithm,
    TimeRange validFor,
    byte[] id,
    Optional<byte[]> checkpointId) {

  private static final String HASH = "SHA2_256";

  /** Copies the identifier. */
  public LogInstance {
    id = id.clone();
  }

  ProtoObject message() {
    ProtoObject publicKey =
        new ProtoObject()
            .bytes("rawBytes", key.encoded())
            .text("keyDetails", KeyDetails.of(key, algorithm).orElseThrow().name())
            .object("validFor", validFor.message());
    ProtoObject message =
        new ProtoObject()
            .text("baseUrl", baseUrl)
            .text("hashAlgorithm", HASH)
            .object("publicKey", publicKey)
            .object("logId", new ProtoObject().bytes("keyId", id));
    checkpointId.ifPresent(
        other -> message.object("checkpointKeyId", new ProtoObject().bytes("keyId", other)));
    return message;
  }

  static LogInstance parse(ProtoFields fields) {
    fields.only("baseUrl", "hashAlgorithm", "publicKey", "logId", "checkpointKeyId", "operator");
    String hash = fields.text("hashAlgorithm");
    if (!hash.equals(HASH)) {
      throw fields.malformed("has a tree of another hash", HASH, hash);
    }
    ProtoFields key = fields.object("publicKey").only("rawBytes", "keyDetails", "validFor");
    KeyDetails details = KeyDetails.parse(key);
    return new LogInstance(
        fields.text("baseUrl"),
        details.key(key.bytes("rawBytes"), key.what()),
        details.algorithm(),
        TimeRange.parse(key.object("validFor")),
        fields.object("logId").only("keyId").bytes("keyId"),
        fields.optionalObject("checkpointKeyId").map(id -> id.only("keyId").bytes("keyId")));
  }
}
