package dev.signlab.sigstore.tuf;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Roles that share all files by the digests of their names (TAP 15, succinct delegations): each is
 * named by its number, and nobody behind it is asked.
 *
 * @param prefix what all names begin with
 * @param bits how many bits of the digest say the number; 1 to 32
 * @param keys by whom each list is signed
 */
public record HashBins(String prefix, int bits, RoleKeys keys) {

  private static final int MOST = 32;
  private static final int LETTER = 4;
  private static final int LETTERS = MOST / LETTER;

  /** Refuses another number of bits. */
  public HashBins {
    requireBits(bits);
  }

  private static void requireBits(long bits) {
    if (bits < 1 || bits > MOST) {
      throw Problem.of("a number of bins that cannot be")
          .expected("a bit_length of 1 to " + MOST)
          .found(String.valueOf(bits))
          .cause(Cause.MALFORMED)
          .asException();
    }
  }

  static HashBins parse(JsonFields fields, JsonFields keys) {
    long bits = fields.number("bit_length");
    requireBits(bits);
    return new HashBins(
        fields.text("name_prefix"), Math.toIntExact(bits), RoleKeys.parse(fields, keys));
  }

  /** Returns who lists a file. */
  Delegation of(String target) {
    String hex = Digest.of(target.getBytes(StandardCharsets.UTF_8)).hex().substring(0, LETTERS);
    long number = Long.parseLong(hex, 16) >>> (MOST - bits);
    int letters = (bits + LETTER - 1) / LETTER;
    String padded = "0".repeat(letters) + Long.toHexString(number);
    String name = prefix + "-" + padded.substring(padded.length() - letters);
    return new Delegation(name, keys, new TargetNames.HashPrefixes(List.of("")), true);
  }

  ObjectNode node() {
    ObjectNode node = Json.object().put("name_prefix", prefix).put("bit_length", bits);
    keys.writeTo(node);
    return node;
  }
}
