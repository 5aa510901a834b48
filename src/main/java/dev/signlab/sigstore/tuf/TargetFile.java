package dev.signlab.sigstore.tuf;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that is handed out.
 *
 * @param length in bytes
 * @param sha256 its digest
 * @param use what older clients look for among single keys
 */
public record TargetFile(long length, Digest sha256, Optional<Use> use) {

  private static final String SIGSTORE = "sigstore";

  /**
   * What cosign's older clients find a key by.
   *
   * @param usage {@code Fulcio}, {@code Rekor}, {@code CTFE} or {@code TSA}
   * @param uri of the service
   */
  public record Use(String usage, String uri) {}

  /** Describes some bytes. */
  public static TargetFile of(byte[] content, Optional<Use> use) {
    return new TargetFile(content.length, Digest.of(content), use);
  }

  static TargetFile parse(JsonFields fields) {
    Optional<Use> use =
        fields
            .optionalObject("custom")
            .flatMap(custom -> custom.optionalObject(SIGSTORE))
            .flatMap(TargetFile::use);
    String hex = fields.object("hashes").text("sha256");
    return new TargetFile(fields.number("length"), new Digest(DigestAlgorithm.SHA256, hex), use);
  }

  private static Optional<Use> use(JsonFields custom) {
    return custom
        .optionalText("usage")
        .map(usage -> new Use(usage, custom.optionalText("uri").orElse("")));
  }

  /** Tells whether bytes are as long as was said, and have the digest that was said. */
  public boolean describes(byte[] content) {
    return content.length == length && sha256.matches(content);
  }

  /** Returns the name under which it is fetched where snapshots are consistent (section 6.2). */
  public String path(String name) {
    int slash = name.lastIndexOf('/') + 1;
    return name.substring(0, slash) + sha256.hex() + "." + name.substring(slash);
  }

  ObjectNode node() {
    ObjectNode node = Json.object().put("length", length);
    node.putObject("hashes").put("sha256", sha256.hex());
    use.ifPresent(
        it ->
            node.putObject("custom")
                .putObject(SIGSTORE)
                .put("status", "Active")
                .put("usage", it.usage())
                .put("uri", it.uri()));
    return node;
  }
}
