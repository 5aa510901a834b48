package dev.signlab.sigstore.tuf;

import java.util.List;

/**
 * Who signs for a role.
 *
 * @param keys the keys
 * @param threshold how many of them must sign
 */
public record RoleKeys(List<TufKey> keys, int threshold) {

  /** Copies the list. */
  public RoleKeys {
    keys = List.copyOf(keys);
    if (threshold < 1 || threshold > keys.size()) {
      throw new IllegalArgumentException(threshold + " of " + keys.size() + " keys");
    }
  }
}
