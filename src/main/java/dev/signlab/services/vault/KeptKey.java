package dev.signlab.services.vault;

import dev.signlab.crypto.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A key with all its versions, the first of which has the number 1.
 *
 * @param name its name in the engine
 * @param type of every version
 * @param versions one or more, oldest first
 */
record KeptKey(String name, TransitType type, List<Version> versions) {

  /** More would make a file that is too large to be read again. */
  private static final int MOST = 500;

  KeptKey {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a key without a version");
    }
  }

  /**
   * One version.
   *
   * @param pair what signs
   * @param made when
   */
  record Version(KeyPair pair, Instant made) {}

  static KeptKey make(String name, TransitType type, Instant now) {
    return new KeptKey(name, type, List.of(new Version(type.make(), now)));
  }

  /** The same key with another version, which is the one that signs from now on. */
  KeptKey rotated(Instant now) {
    if (latest() >= MOST) {
      throw VaultRefusal.invalid("this vault keeps at most %d versions of a key".formatted(MOST));
    }
    List<Version> more = new ArrayList<>(versions);
    more.add(new Version(type.make(), now));
    return new KeptKey(name, type, more);
  }

  int latest() {
    return versions.size();
  }

  /** The pair of a version; 0 means the latest one. */
  KeyPair pair(int version) {
    if (version > latest()) {
      throw VaultRefusal.invalid(
          "requested version for signing is higher than the latest key version");
    }
    return versions.get((version == 0 ? latest() : version) - 1).pair();
  }
}
