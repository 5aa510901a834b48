package dev.signlab.transparency.merkle;

import dev.signlab.crypto.DigestAlgorithm;
import java.security.MessageDigest;

/**
 * The hashes of a log's Merkle tree (RFC 6962, section 2.1): SHA-256, with a byte in front that
 * keeps leaves and nodes apart, so that no node can be passed off as a leaf.
 */
public final class MerkleHash {

  /** The bytes of a hash. */
  public static final int LENGTH = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private MerkleHash() {}

  /** Returns the hash of an entry as a leaf. */
  public static byte[] leaf(byte[] entry) {
    MessageDigest digest = newDigest();
    digest.update(LEAF);
    return digest.digest(entry);
  }

  /** Returns the hash of the node above two others. */
  public static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = newDigest();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /** Returns the root of the tree without leaves. */
  public static byte[] empty() {
    return newDigest().digest();
  }

  private static MessageDigest newDigest() {
    return DigestAlgorithm.SHA256.newMessageDigest();
  }
}
