package dev.signlab.sigstore.tuf;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The digests that metadata announces of a file (section 4.4 and 4.5, HASHES). Those of kinds that
 * are not known here count for nothing; a file of which there is no other is never the right one.
 *
 * @param known those of kinds that are known; all of them must match
 */
public record Hashes(List<Digest> known) {

  /** Copies the list. */
  public Hashes {
    known = List.copyOf(known);
  }

  /** Returns the one digest that is written here. */
  public static Hashes of(byte[] content) {
    return new Hashes(List.of(Digest.of(content)));
  }

  static Hashes parse(JsonFields fields) {
    return new Hashes(
        Arrays.stream(DigestAlgorithm.values())
            .flatMap(
                each ->
                    fields.optionalText(each.prefix()).map(hex -> new Digest(each, hex)).stream())
            .toList());
  }

  /** Tells whether bytes have every digest that is known, and there is one. */
  boolean match(byte[] content) {
    return !known.isEmpty() && known.stream().allMatch(each -> each.matches(content));
  }

  ObjectNode node() {
    ObjectNode node = Json.object();
    known.forEach(each -> node.put(each.algorithm().prefix(), each.hex()));
    return node;
  }

  @Override
  public String toString() {
    return known.isEmpty()
        ? "no digest of a kind that is known here"
        : String.join(", ", known.stream().map(Digest::toString).toList());
  }
}
