package dev.signlab.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.HexFormat;
import javax.crypto.Cipher;

/** What RSA PKCS#1 v1.5 signs: a digest, and in front of it which hash it is (RFC 8017, 9.2). */
public final class RsaDigestInfo {

  /** SEQUENCE { SEQUENCE { id-sha256, NULL }, OCTET STRING of 32 bytes }: RFC 8017, note 1. */
  private static final byte[] SHA256 =
      HexFormat.of().parseHex("3031300d060960864801650304020105000420");

  private RsaDigestInfo() {}

  /** Returns the DigestInfo of a SHA-256 digest in DER. */
  public static byte[] of(Digest digest) {
    if (digest.algorithm() != DigestAlgorithm.SHA256) {
      throw new IllegalArgumentException("RSA signs with SHA-256 here, not " + digest.algorithm());
    }
    byte[] value = digest.bytes();
    byte[] info = new byte[SHA256.length + value.length];
    System.arraycopy(SHA256, 0, info, 0, SHA256.length);
    System.arraycopy(value, 0, info, SHA256.length, value.length);
    return info;
  }

  static byte[] sign(PrivateKey key, Digest digest) throws GeneralSecurityException {
    Cipher padding = newCipher();
    padding.init(Cipher.ENCRYPT_MODE, key);
    return padding.doFinal(of(digest));
  }

  /** With a private key the platform pads as for a signature, with a public one it unpads so. */
  static Cipher newCipher() throws GeneralSecurityException {
    return Cipher.getInstance("RSA/ECB/PKCS1Padding");
  }
}
