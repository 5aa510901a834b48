package dev.signlab.crypto;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A public key, by which signatures verify. Two are equal when their encodings are. Immutable and
 * safe for use by several threads.
 */
public final class VerificationKey {

  /** The label of a key in PKCS#1, in which some tools write RSA keys. */
  private static final String RSA_PUBLIC_KEY = "RSA PUBLIC KEY";

  private final KeyType type;
  private final KeyMaterial material;
  private final byte[] encoded;

  VerificationKey(KeyType type, KeyMaterial material, byte[] encoded) {
    this.type = type;
    this.material = material;
    this.encoded = encoded;
  }

  /**
   * Reads a key from PEM with the label {@code PUBLIC KEY}, as cosign and openssl write it, or
   * {@code RSA PUBLIC KEY}.
   *
   * @param pem the text
   * @param what names it in problems, such as the file's name
   */
  public static VerificationKey parsePem(byte[] pem, String what) {
    Pem block = Pem.parse(pem, what);
    return parse(block, what)
        .orElseThrow(
            () ->
                Problem.of(what + " holds no public key")
                    .expected("a PEM block " + Pem.PUBLIC_KEY)
                    .found("a PEM block " + block.label())
                    .cause(Cause.MALFORMED)
                    .asException());
  }

  /** Reads a key from a block of PEM; nothing when its label is of something else. */
  public static Optional<VerificationKey> parse(Pem block, String what) {
    return switch (block.label()) {
      case Pem.PUBLIC_KEY -> Optional.of(parse(block.bytes(), what));
      case RSA_PUBLIC_KEY -> Optional.of(parsePkcs1(block.bytes(), what));
      default -> Optional.empty();
    };
  }

  /** Reads a key from SubjectPublicKeyInfo in DER; {@code what} names it in problems. */
  public static VerificationKey parse(byte[] der, String what) {
    return PublicKeyInfo.parse(der, what);
  }

  /** Tells whether bytes are SubjectPublicKeyInfo in DER, of a key of any kind and size. */
  public static boolean isEncoded(byte[] der) {
    try {
      return SubjectPublicKeyInfo.getInstance(der).getPublicKeyData().getBytes().length > 0;
    } catch (IllegalArgumentException | IllegalStateException e) {
      return false;
    }
  }

  /** Reads an RSA key from PKCS#1 in DER (RFC 8017, appendix A.1.1), as old logs publish theirs. */
  public static VerificationKey parsePkcs1(byte[] der, String what) {
    return parse(PublicKeyInfo.encode(KeyType.RSA, der), what);
  }

  /** Returns the kind of key. */
  public KeyType type() {
    return type;
  }

  /** Returns how many bits the modulus of an RSA key has; 0 for a key of another kind. */
  public int rsaBits() {
    return material instanceof RsaKey rsa ? rsa.bits() : 0;
  }

  /** Returns SubjectPublicKeyInfo in DER. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** Returns the key as PEM. */
  public String pem() {
    return Pem.of(Pem.PUBLIC_KEY, encoded).text();
  }

  /**
   * Returns {@code SHA256:} and the digest of the encoded key in hexadecimal: what {@code openssl
   * pkey -pubin -outform DER -in cosign.pub | sha256sum} shows.
   */
  public String fingerprint() {
    return "SHA256:" + Digest.of(encoded).hex();
  }

  /** Returns what verifies image signatures of cosign's legacy layout by this key. */
  public Verifier verifier() {
    return verifier(type.simpleSigningAlgorithm());
  }

  /** Returns what verifies signatures of an algorithm by this key. */
  public Verifier verifier(SignatureAlgorithm algorithm) {
    if (!algorithm.fits(type)) {
      throw new IllegalArgumentException(type + " does not sign with " + algorithm);
    }
    return new KeyVerifier(algorithm);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey that && Arrays.equals(encoded, that.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  @Override
  public String toString() {
    return type.words() + " " + fingerprint();
  }

  private final class KeyVerifier implements Verifier {

    private final SignatureAlgorithm algorithm;

    KeyVerifier(SignatureAlgorithm algorithm) {
      this.algorithm = algorithm;
    }

    @Override
    public SignatureAlgorithm algorithm() {
      return algorithm;
    }

    @Override
    public boolean verifies(byte[] message, byte[] signature) {
      return material.verifies(algorithm, message, signature);
    }

    @Override
    public boolean verifies(Digest digest, byte[] signature) {
      algorithm.check(digest);
      return material.verifies(algorithm, digest, signature);
    }
  }
}
