package dev.signlab.sigstore.tuf;

import dev.signlab.json.JsonFields;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which snapshot is the newest (section 4.6).
 *
 * @param version the edition
 * @param expires when it stops being believed
 * @param file what it says of the snapshot
 */
public record TimestampMetadata(long version, Instant expires, MetaFile file) implements Metadata {

  /** Reads a file of the role; its signatures are not looked at. */
  public static TimestampMetadata parse(byte[] file, String what) {
    JsonFields signed = SignedFile.signed(file, what, TufRole.TIMESTAMP);
    return new TimestampMetadata(
        signed.number("version"),
        SignedFile.expires(signed),
        SignedFile.metaFile(signed, TufRole.SNAPSHOT));
  }

  /** Returns the version of the snapshot. */
  public long snapshot() {
    return file.version();
  }

  @Override
  public TufRole role() {
    return TufRole.TIMESTAMP;
  }

  @Override
  public ObjectNode signed() {
    ObjectNode signed = head();
    signed.putObject("meta").set(TufRole.SNAPSHOT.fileName(), file.node());
    return signed;
  }
}
