package dev.signlab.sigstore.tuf;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that is handed out.
 *
 * @param length in bytes
 * @param hashes its digests
 * @param use what older clients look for among single keys
 */
public record TargetFile(long length, Hashes hashes, Optional<Use> use) {

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
    return new TargetFile(content.length, Hashes.of(content), use);
  }

  static TargetFile parse(JsonFields fields) {
    Optional<Use> use =
        fields
            .optionalObject("custom")
            .flatMap(custom -> custom.optionalObject(SIGSTORE))
            .flatMap(TargetFile::use);
    return new TargetFile(fields.number("length"), Hashes.parse(fields.object("hashes")), use);
  }

  private static Optional<Use> use(JsonFields custom) {
    return custom
        .optionalText("usage")
        .map(usage -> new Use(usage, custom.optionalText("uri").orElse("")));
  }

  /** Tells whether bytes are as long as was said, and have the digests that were said. */
  public boolean describes(byte[] content) {
    return content.length == length && hashes.match(content);
  }

  /**
   * Returns the name under which it is fetched where snapshots are consistent (section 6.2).
   *
   * @throws dev.signlab.diagnostic.LabException with the cause NOT_JUDGED when no digest of it is
   *     of a kind that is known
   */
  public String path(String name) {
    int slash = name.lastIndexOf('/') + 1;
    String hex = hashes.known().stream().findFirst().orElseThrow(() -> unknown(name)).hex();
    return name.substring(0, slash) + hex + "." + name.substring(slash);
  }

  private static LabException unknown(String name) {
    return Problem.of(name + " cannot be compared with what was announced")
        .expected("a digest by sha256, sha384 or sha512")
        .found("none")
        .cause(Cause.NOT_JUDGED)
        .asException();
  }

  ObjectNode node() {
    ObjectNode node = Json.object().put("length", length);
    node.set("hashes", hashes.node());
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
