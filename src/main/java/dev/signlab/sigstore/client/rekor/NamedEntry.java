package dev.signlab.sigstore.client.rekor;

import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An entry and the name by which the log answered with it.
 *
 * @param uuid as the log wrote it: the hash of the leaf, in some logs with the number of the tree
 *     in front of it
 * @param entry the entry
 */
public record NamedEntry(String uuid, TransparencyLogEntry entry) {

  /** Returns the hash of the leaf that the entry makes, in hexadecimal. */
  public String leafHash() {
    return HexFormat.of().formatHex(entry.leafHash());
  }

  /** Tells whether a name, with the number of a tree in front or not, is that of the entry. */
  public boolean isNamed(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(leafHash());
  }

  /** Tells whether the log answered by the name that the entry has. */
  public boolean isNamedRightly() {
    return isNamed(uuid);
  }
}
