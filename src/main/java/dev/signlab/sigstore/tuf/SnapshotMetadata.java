package dev.signlab.sigstore.tuf;

import dev.signlab.json.JsonFields;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which version of each file belongs together (section 4.4).
 *
 * @param version the edition
 * @param expires when it stops being believed
 * @param targets the version of the list of targets
 */
public record SnapshotMetadata(long version, Instant expires, long targets) implements Metadata {

  /** Reads a file of the role; its signatures are not looked at. */
  public static SnapshotMetadata parse(byte[] file, String what) {
    JsonFields signed = SignedFile.signed(file, what, TufRole.SNAPSHOT);
    return new SnapshotMetadata(
        signed.number("version"),
        SignedFile.expires(signed),
        SignedFile.versionOf(signed, TufRole.TARGETS));
  }

  @Override
  public TufRole role() {
    return TufRole.SNAPSHOT;
  }

  @Override
  public ObjectNode signed() {
    ObjectNode signed = head();
    signed.putObject("meta").putObject(TufRole.TARGETS.fileName()).put("version", targets);
    return signed;
  }
}
