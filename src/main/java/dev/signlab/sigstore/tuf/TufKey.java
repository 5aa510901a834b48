package dev.signlab.sigstore.tuf;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.RsaPss;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A key of a role: ECDSA on P-256, as the public deployment's are, Ed25519, or RSA (section 4.2).
 *
 * @param id by which signatures name it
 * @param key the key
 */
public record TufKey(String id, VerificationKey key) {

  private static final String ECDSA = "ecdsa";
  private static final String ECDSA_SCHEME = "ecdsa-sha2-nistp256";
  private static final String ED25519 = "ed25519";
  private static final String RSA = "rsassa-pss-sha256";

  /** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410, section 4). */
  private static final String ED25519_PREFIX = "302a300506032b6570032100";

  /**
   * Takes a key, whose identifier is the digest of its canonical form in hexadecimal (section 4.2).
   *
   * @throws IllegalArgumentException for keys of another kind than ECDSA on P-256
   */
  public static TufKey of(VerificationKey key) {
    if (key.type() != KeyType.ECDSA_P256) {
      throw new IllegalArgumentException("a key of kind " + key.type());
    }
    return new TufKey(Digest.of(CanonicalMetadata.of(node(key))).hex(), key);
  }

  /** Reads a key; one of a scheme that is not known here is none, as the specification has it. */
  static Optional<TufKey> parse(String id, JsonFields fields) {
    String text = fields.object("keyval").text("public");
    return switch (fields.text("scheme")) {
      case ECDSA_SCHEME ->
          Optional.of(new TufKey(id, ofPem(text, fields.what(), KeyType.ECDSA_P256, ECDSA_SCHEME)));
      case RSA -> Optional.of(new TufKey(id, ofPem(text, fields.what(), KeyType.RSA, RSA)));
      case ED25519 -> Optional.of(new TufKey(id, ofHex(text, fields.what())));
      default -> Optional.empty();
    };
  }

  private static VerificationKey ofPem(String pem, String what, KeyType type, String scheme) {
    VerificationKey key = VerificationKey.parsePem(pem.getBytes(StandardCharsets.US_ASCII), what);
    if (key.type() != type) {
      throw Problem.of(what + " is not of the kind that it claims")
          .expected(scheme)
          .found(key.type().words())
          .cause(Cause.MALFORMED)
          .asException();
    }
    return key;
  }

  private static VerificationKey ofHex(String hex, String what) {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw Problem.of(what + " is not an Ed25519 key")
          .expected("32 bytes in hexadecimal")
          .found(hex.length() + " letters")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return VerificationKey.parse(HexFormat.of().parseHex(ED25519_PREFIX + hex), what);
  }

  /** Tells whether a signature is of this key. */
  boolean signed(byte[] form, byte[] signature) {
    return key.type() == KeyType.RSA
        ? RsaPss.verifies(key, form, signature)
        : key.verifier().verifies(form, signature);
  }

  ObjectNode node() {
    return node(key);
  }

  private static ObjectNode node(VerificationKey key) {
    return switch (key.type()) {
      case ECDSA_P256 -> node(ECDSA, ECDSA_SCHEME, key.pem());
      case ED25519 -> node(ED25519, ED25519, rawHex(key));
      case RSA -> node("rsa", RSA, key.pem());
      default -> throw new IllegalArgumentException("a key of kind " + key.type());
    };
  }

  private static String rawHex(VerificationKey key) {
    return HexFormat.of().formatHex(key.encoded()).substring(ED25519_PREFIX.length());
  }

  private static ObjectNode node(String type, String scheme, String key) {
    ObjectNode node = Json.object().put("keytype", type).put("scheme", scheme);
    node.putObject("keyval").put("public", key);
    return node;
  }
}
