package dev.signlab.crypto;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The digest of some bytes, written {@code algorithm:hex} (OCI image-spec, descriptor.md, section
 * Digests).
 *
 * @param algorithm how it was computed
 * @param hex the digest in lower-case hexadecimal, of the length that the algorithm gives
 */
public record Digest(DigestAlgorithm algorithm, String hex) {

  private static final int BUFFER = 64 << 10;

  /** Refuses anything but lower-case hexadecimal of the right length. */
  public Digest {
    if (hex.length() != algorithm.hexLength() || !isLowerHex(hex)) {
      throw malformed(algorithm.prefix() + ":" + hex);
    }
  }

  /** Parses {@code sha256:…}, {@code sha384:…} or {@code sha512:…}. */
  public static Digest parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw malformed(text);
    }
    DigestAlgorithm algorithm =
        DigestAlgorithm.byPrefix(text.substring(0, colon)).orElseThrow(() -> malformed(text));
    return new Digest(algorithm, text.substring(colon + 1));
  }

  /** Returns the digest whose bytes are known; refuses a length that is not the algorithm's. */
  public static Digest ofBytes(DigestAlgorithm algorithm, byte[] digest) {
    return new Digest(algorithm, HexFormat.of().formatHex(digest));
  }

  /** Returns the SHA-256 digest of bytes. */
  public static Digest of(byte[] bytes) {
    return of(DigestAlgorithm.SHA256, bytes);
  }

  /** Returns the digest of bytes under an algorithm. */
  public static Digest of(DigestAlgorithm algorithm, byte[] bytes) {
    MessageDigest digest = algorithm.newMessageDigest();
    digest.update(bytes);
    return finish(algorithm, digest);
  }

  /** Returns the digest of all that a stream gives, in constant memory. */
  public static Digest of(DigestAlgorithm algorithm, InputStream in) throws IOException {
    MessageDigest digest = algorithm.newMessageDigest();
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
    }
    return finish(algorithm, digest);
  }

  /** Returns the digest of all that was fed to a message digest, which is reset by it. */
  public static Digest finish(DigestAlgorithm algorithm, MessageDigest digest) {
    return new Digest(algorithm, HexFormat.of().formatHex(digest.digest()));
  }

  /** Tells whether bytes have this digest. */
  public boolean matches(byte[] bytes) {
    return MessageDigest.isEqual(bytes(), algorithm.newMessageDigest().digest(bytes));
  }

  /** Returns the digest itself. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Returns the algorithm and the first twelve digits, for a narrow screen. */
  public String shortened() {
    return algorithm.prefix() + ":" + hex.substring(0, 12);
  }

  /** Written out, since a one-shot command asks: the one of records is made at its first use. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Digest digest
        && digest.algorithm == algorithm
        && digest.hex.equals(hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @Override
  public String toString() {
    return algorithm.prefix() + ":" + hex;
  }

  private static boolean isLowerHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  private static LabException malformed(String text) {
    return Problem.of("not a digest: " + text)
        .expected("sha256: and 64 digits 0-9a-f, sha384: and 96, or sha512: and 128")
        .found(text)
        .asException();
  }
}
