package dev.signlab.sigstore.tuf;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.JsonFields;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who signs for a role.
 *
 * @param keys the keys
 * @param threshold how many of them must sign
 */
public record RoleKeys(List<TufKey> keys, int threshold) {

  private static final String IDS = "keyids";
  private static final String THRESHOLD = "threshold";

  /** Copies the list. */
  public RoleKeys {
    keys = List.copyOf(keys);
    if (threshold < 1) {
      throw new IllegalArgumentException(threshold + " of " + keys.size() + " keys");
    }
  }

  /**
   * Takes what a file says of a role; keys that are of no use here cannot sign either, so that
   * there may be too few.
   */
  static RoleKeys parse(JsonFields role, JsonFields keys) {
    List<TufKey> known =
        role.array(IDS).stream()
            .map(RoleKeys::text)
            .flatMap(id -> TufKey.parse(id, keys.object(id)).stream())
            .distinct()
            .toList();
    long threshold = role.number(THRESHOLD);
    if (threshold < 1 || threshold > Integer.MAX_VALUE) {
      throw never(role.what(), threshold, known.size());
    }
    return new RoleKeys(known, (int) threshold);
  }

  /** Tells whether there are enough keys of a known kind. */
  boolean isReachable() {
    return threshold <= keys.size();
  }

  /** Returns how many must sign, in words for a person. */
  String words() {
    String words = threshold + " of " + keys.size() + " keys";
    return isReachable() ? words : words + " of a known kind, which nobody can reach";
  }

  static RuntimeException never(String what, long threshold, int known) {
    return Problem.of(what + " can never be signed")
        .expected("a threshold from 1 to the number of its keys")
        .found(threshold + " of " + known + " keys of a known kind")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static String text(JsonNode id) {
    if (!id.isString()) {
      throw Problem.of("not the identifier of a key: " + id)
          .expected("text")
          .found(id.getNodeType().toString())
          .cause(Cause.MALFORMED)
          .asException();
    }
    return id.stringValue();
  }

  void writeTo(ObjectNode role) {
    keys.forEach(key -> role.withArray("/" + IDS).add(key.id()));
    role.put(THRESHOLD, threshold);
  }

  void writeKeysTo(ObjectNode all) {
    keys.forEach(key -> all.set(key.id(), key.node()));
  }

  /** Counts the keys that signed a file; one that is there under two names counts once. */
  int signersOf(ReceivedFile file) {
    Set<VerificationKey> signers = new HashSet<>();
    keys.stream().filter(file::isSignedBy).map(TufKey::key).forEach(signers::add);
    return signers.size();
  }
}
