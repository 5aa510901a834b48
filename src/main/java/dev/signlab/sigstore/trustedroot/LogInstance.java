package dev.signlab.sigstore.trustedroot;

import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.sigstore.protojson.ProtoFields;
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

  /** Copies the identifier. */
  public LogInstance {
    id = id.clone();
  }

  static LogInstance parse(ProtoFields fields) {
    fields.only("baseUrl", "hashAlgorithm", "publicKey", "logId", "checkpointKeyId", "operator");
    String hash = fields.text("hashAlgorithm");
    if (!hash.equals("SHA2_256")) {
      throw fields.malformed("has a tree of another hash", "SHA2_256", hash);
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
