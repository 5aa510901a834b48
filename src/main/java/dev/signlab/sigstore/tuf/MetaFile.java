package dev.signlab.sigstore.tuf;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one role says of the file of another (section 4.4, METAFILES).
 *
 * @param version its version
 * @param length how many bytes it has, where that is said
 * @param hashes its digests, where they are said
 */
public record MetaFile(long version, Optional<Long> length, Optional<Hashes> hashes) {

  /** Names a version, and nothing else. */
  public static MetaFile of(long version) {
    return new MetaFile(version, Optional.empty(), Optional.empty());
  }

  static MetaFile parse(JsonFields fields) {
    Optional<Long> length =
        fields.has("length") ? Optional.of(fields.number("length")) : Optional.empty();
    Optional<Hashes> hashes = fields.optionalObject("hashes").map(Hashes::parse);
    return new MetaFile(fields.number("version"), length, hashes);
  }

  /** Tells whether bytes are as long as was said, and have the digests that were said. */
  boolean describes(byte[] file) {
    return length.filter(said -> said != file.length).isEmpty()
        && hashes.filter(said -> !said.match(file)).isEmpty();
  }

  ObjectNode node() {
    ObjectNode node = Json.object();
    length.ifPresent(bytes -> node.put("length", bytes));
    hashes.ifPresent(said -> node.set("hashes", said.node()));
    return node.put("version", version);
  }
}
