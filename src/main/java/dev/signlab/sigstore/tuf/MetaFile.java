package dev.signlab.sigstore.tuf;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one role says of the file of another (section 4.4, METAFILES).
 *
 * @param version its version
 * @param length how many bytes it has, where that is said
 * @param sha256 its digest, where that is said
 */
public record MetaFile(long version, Optional<Long> length, Optional<Digest> sha256) {

  /** Names a version, and nothing else. */
  public static MetaFile of(long version) {
    return new MetaFile(version, Optional.empty(), Optional.empty());
  }

  static MetaFile parse(JsonFields fields) {
    Optional<Long> length =
        fields.has("length") ? Optional.of(fields.number("length")) : Optional.empty();
    Optional<Digest> sha256 =
        fields
            .optionalObject("hashes")
            .flatMap(hashes -> hashes.optionalText("sha256"))
            .map(hex -> new Digest(DigestAlgorithm.SHA256, hex));
    return new MetaFile(fields.number("version"), length, sha256);
  }

  /** Tells whether bytes are as long as was said, and have the digest that was said. */
  boolean describes(byte[] file) {
    return length.filter(said -> said != file.length).isEmpty()
        && sha256.filter(said -> !said.matches(file)).isEmpty();
  }

  ObjectNode node() {
    ObjectNode node = Json.object();
    length.ifPresent(bytes -> node.put("length", bytes));
    sha256.ifPresent(digest -> node.putObject("hashes").put("sha256", digest.hex()));
    return node.put("version", version);
  }
}
