package dev.signlab.sigstore.tuf;

import java.util.Locale;

/** The top-level roles (The Update Framework, section 2.1). */
public enum TufRole {
  /** Says whose keys the roles have, its own among them. */
  ROOT,
  /** Says which snapshot is the newest. */
  TIMESTAMP,
  /** Says which version of each other file belongs together. */
  SNAPSHOT,
  /** Says which files are handed out. */
  TARGETS;

  /** Returns the name in metadata. */
  public String type() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the name of its file. */
  public String fileName() {
    return type() + ".json";
  }

  /** Returns the name of its file where snapshots are consistent (section 6.2). */
  public String fileName(long version) {
    return this == TIMESTAMP ? fileName() : version + "." + fileName();
  }
}
