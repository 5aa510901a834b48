package dev.signlab.sigstore.tuf;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/**
 * A key of a role: ECDSA on P-256, as the public deployment's are.
 *
 * @param key the key
 */
public record TufKey(VerificationKey key) {

  private static final String TYPE = "ecdsa";
  private static final String SCHEME = "ecdsa-sha2-nistp256";

  /** Refuses keys of another kind. */
  public TufKey {
    if (key.type() != KeyType.ECDSA_P256) {
      throw new IllegalArgumentException("a key of kind " + key.type());
    }
  }

  static TufKey parse(JsonFields fields) {
    String pem = fields.object("keyval").text("public");
    return new TufKey(
        VerificationKey.parsePem(pem.getBytes(StandardCharsets.US_ASCII), fields.what()));
  }

  /** Returns the identifier: the digest of the canonical form, in hexadecimal (section 4.2). */
  public String id() {
    return Digest.of(CanonicalMetadata.of(node())).hex();
  }

  ObjectNode node() {
    ObjectNode node = Json.object().put("keytype", TYPE).put("scheme", SCHEME);
    node.putObject("keyval").put("public", key.pem());
    return node;
  }
}
