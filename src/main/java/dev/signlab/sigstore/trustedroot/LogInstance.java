package dev.signlab.sigstore.trustedroot;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.protojson.HashName;
import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import dev.signlab.transparency.note.NoteKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

  private static final String HASH = HashName.of(DigestAlgorithm.SHA256);

  /** Copies the identifier. */
  public LogInstance {
    id = id.clone();
  }

  /**
   * Describes a log that is known by the digest of its key, which signs as its kind usually does.
   *
   * @param baseUrl where it answers; empty where nobody said
   * @throws dev.signlab.diagnostic.LabException for a kind of key that has no name here
   */
  public static LogInstance of(String baseUrl, VerificationKey key, TimeRange validFor) {
    SignatureAlgorithm algorithm = algorithm(key.type());
    if (KeyDetails.of(key, algorithm).isEmpty()) {
      throw Problem.of("unsupported public key: " + key)
          .expected("ECDSA, Ed25519, or RSA of 2048, 3072 or 4096 bits")
          .found(key.type().words() + " of " + key.rsaBits() + " bits")
          .cause(Cause.MALFORMED)
          .asException();
    }
    byte[] id = DigestAlgorithm.SHA256.newMessageDigest().digest(key.encoded());
    return new LogInstance(baseUrl, key, algorithm, validFor, id, Optional.empty());
  }

  /** Says in words which logs would do. */
  public static String oneOf(List<LogInstance> logs) {
    String urls = logs.stream().map(LogInstance::baseUrl).collect(Collectors.joining(", "));
    return logs.isEmpty() ? "a log that is trusted; none is named" : "one of " + urls;
  }

  /** Each curve goes with the digest of its own size. */
  private static SignatureAlgorithm algorithm(KeyType type) {
    return switch (type) {
      case ECDSA_P256 -> SignatureAlgorithm.ECDSA_SHA256;
      case ECDSA_P384 -> SignatureAlgorithm.ECDSA_SHA384;
      case ECDSA_P521 -> SignatureAlgorithm.ECDSA_SHA512;
      case RSA -> SignatureAlgorithm.RSA_PKCS1_SHA256;
      case ED25519 -> SignatureAlgorithm.ED25519;
    };
  }

  /**
   * Returns the log under the identifier that its key has by the name on its checkpoints.
   *
   * @param origin the name
   * @throws dev.signlab.diagnostic.LabException when that cannot be one
   */
  public LogInstance named(String origin) {
    byte[] other = key.type().isEcdsa() ? id : noteKey(origin).id();
    return new LogInstance(baseUrl, key, algorithm, validFor, other, checkpointId);
  }

  /** Returns the log with another time in which its key counts. */
  public LogInstance validFor(TimeRange other) {
    return new LogInstance(baseUrl, key, algorithm, other, id, checkpointId);
  }

  private NoteKey noteKey(String origin) {
    try {
      return new NoteKey(origin, key, algorithm);
    } catch (IllegalArgumentException e) {
      throw Problem.of("not the name of a log: \"" + origin + "\"")
          .expected("the first line of its checkpoints, without spaces and plus signs")
          .found(origin.isEmpty() ? "nothing" : origin)
          .cause(Cause.MALFORMED)
          .asException(e);
    }
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
