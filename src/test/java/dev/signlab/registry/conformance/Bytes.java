package dev.signlab.registry.conformance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGeneratorFactory;

/** Bytes under the digest by which they are asked for, right or wrong. */
final class Bytes {

  static final String SHA256 = "sha256";
  static final String SHA512 = "sha512";

  private final String digest;
  private final byte[] content;

  private Bytes(String digest, byte[] content) {
    this.digest = digest;
    this.content = content;
  }

  static Bytes of(String algorithm, byte[] content) {
    return new Bytes(digest(algorithm, content), content);
  }

  static Bytes of(String algorithm, String content) {
    return of(algorithm, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns so many bytes that look like nothing, the same ones for each seed. */
  static Bytes noise(String algorithm, int length, String seed) {
    byte[] content = new byte[length];
    RandomGeneratorFactory.of("L64X128MixRandom").create(seed.hashCode()).nextBytes(content);
    return of(algorithm, content);
  }

  /** Returns bytes that are not those of the digest any more. */
  Bytes spoilt(String more) {
    byte[] tail = more.getBytes(StandardCharsets.UTF_8);
    byte[] longer = Arrays.copyOf(content, content.length + tail.length);
    System.arraycopy(tail, 0, longer, content.length, tail.length);
    return new Bytes(digest, longer);
  }

  String digest() {
    return digest;
  }

  /** Returns the bytes themselves, so do not change them. */
  byte[] content() {
    return content;
  }

  private String algorithm() {
    return digest.substring(0, digest.indexOf(':'));
  }

  int length() {
    return content.length;
  }

  /** Tells whether a registry must take them. */
  boolean isSound() {
    return digest.equals(digest(algorithm(), content));
  }

  private static String digest(String algorithm, byte[] content) {
    String name = algorithm.equals(SHA512) ? "SHA-512" : "SHA-256";
    try {
      byte[] digest = MessageDigest.getInstance(name).digest(content);
      return algorithm + ":" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
