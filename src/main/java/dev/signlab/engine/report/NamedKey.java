package dev.signlab.engine.report;

import dev.signlab.crypto.VerificationKey;

/**
 * A public key under the name by which the person knows it.
 *
 * @param name such as {@code cosign.pub}
 * @param key the key
 */
public record NamedKey(String name, VerificationKey key) {

  /** A key that has no name but its fingerprint. */
  public static NamedKey of(VerificationKey key) {
    return new NamedKey(key.fingerprint(), key);
  }
}
