package dev.signlab.engine.monitor;

import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.transparency.merkle.MerkleHash;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An entry as a log answered with it.
 *
 * @param uuid its name in that log: the hash of the leaf, in some logs with the number of the tree
 *     in front
 * @param entry the entry
 */
public record AnsweredEntry(String uuid, TransparencyLogEntry entry) {

  /** Returns the hash of the leaf that the entry makes, in hexadecimal. */
  public String leafHash() {
    return HexFormat.of().formatHex(MerkleHash.leaf(entry.canonicalizedBody()));
  }

  /** Tells whether the name is that of the entry. */
  boolean isNamedRightly() {
    return uuid.toLowerCase(Locale.ROOT).endsWith(leafHash());
  }
}
