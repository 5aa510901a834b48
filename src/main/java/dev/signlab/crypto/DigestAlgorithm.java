package dev.signlab.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * The digest algorithms that OCI image-spec registers (descriptor.md, Registered algorithms), and
 * those that signatures hash with (FIPS 180-4).
 */
public enum DigestAlgorithm {
  /** SHA-256, which every implementation must support. */
  SHA256("sha256", "SHA-256", 64),
  /** SHA-384, which signatures by keys on P-384 may use. */
  SHA384("sha384", "SHA-384", 96),
  /** SHA-512, which implementations may support. */
  SHA512("sha512", "SHA-512", 128);

  private static final List<DigestAlgorithm> ALL = List.of(values());

  private final String prefix;
  private final String standardName;
  private final int hexLength;

  DigestAlgorithm(String prefix, String standardName, int hexLength) {
    this.prefix = prefix;
    this.standardName = standardName;
    this.hexLength = hexLength;
  }

  /** Returns the word before the colon of a digest. */
  public String prefix() {
    return prefix;
  }

  /** Returns how many hexadecimal digits a digest has. */
  public int hexLength() {
    return hexLength;
  }

  /** Returns a fresh computation, by the platform's own provider, which is the fastest here. */
  public MessageDigest newMessageDigest() {
    try {
      return MessageDigest.getInstance(standardName);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has " + standardName, e);
    }
  }

  /** Finds an algorithm by the word before the colon. */
  public static Optional<DigestAlgorithm> byPrefix(String prefix) {
    for (DigestAlgorithm each : ALL) {
      if (each.prefix.equals(prefix)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
