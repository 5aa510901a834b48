package dev.signlab.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/**
 * A private key and the public key that belongs to it. As a {@link Signer} it signs images of
 * cosign's legacy layout. Immutable and safe for use by several threads.
 */
public final class KeyPair implements Signer {

  private static final int RSA_BITS = 2048;

  private final PrivateKey privateKey;
  private final VerificationKey publicKey;

  KeyPair(PrivateKey privateKey, VerificationKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** Makes a key pair of the kind that cosign makes: ECDSA on P-256. */
  public static KeyPair generate() {
    return generate(KeyType.ECDSA_P256);
  }

  /** Makes a key pair of a kind; RSA with 2048 bits. */
  public static KeyPair generate(KeyType type) {
    return generate(type, parameters(type));
  }

  /** Makes an RSA key pair with a modulus of 2048 to 4096 bits. */
  public static KeyPair generateRsa(int bits) {
    return generate(KeyType.RSA, new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
  }

  private static KeyPair generate(KeyType type, AlgorithmParameterSpec parameters) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type.keyFactory());
      generator.initialize(parameters);
      var made = generator.generateKeyPair();
      VerificationKey publicKey =
          VerificationKey.parse(made.getPublic().getEncoded(), "new public key");
      return new KeyPair(made.getPrivate(), publicKey);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform makes keys of kind " + type, e);
    }
  }

  /**
   * Reads a private key from PKCS#8 in DER (RFC 5958), and finds the public key that belongs to it.
   */
  public static KeyPair parsePkcs8(byte[] der, String what) {
    return PrivateKeyInfo.parse(der, what);
  }

  /**
   * Reads an unencrypted private key from PEM: PKCS#8 ({@code PRIVATE KEY}), SEC 1 ({@code EC
   * PRIVATE KEY}) or PKCS#1 ({@code RSA PRIVATE KEY}).
   */
  public static KeyPair parsePem(byte[] pem, String what) {
    return PrivateKeyInfo.parse(OpensslKey.block(pem, what), what);
  }

  /** Returns the private key as PKCS#8 in DER, an elliptic one with its public key inside. */
  public byte[] pkcs8() {
    return PrivateKeyInfo.encode(privateKey, publicKey);
  }

  /** Returns the private half as PKCS#8 in PEM, which no password protects. */
  public String privatePem() {
    return Pem.of(Pem.PRIVATE_KEY, pkcs8()).text();
  }

  @Override
  public VerificationKey publicKey() {
    return publicKey;
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return publicKey.type().simpleSigningAlgorithm();
  }

  @Override
  public byte[] sign(byte[] message) {
    return sign(algorithm(), message);
  }

  @Override
  public byte[] signDigest(Digest digest) {
    return signDigest(algorithm(), digest);
  }

  @Override
  public Signer with(SignatureAlgorithm other) {
    return other.fits(publicKey.type()) ? new OneAlgorithm(this, other) : Signer.super.with(other);
  }

  /** Signs a message with one of the algorithms that fit the key. */
  public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
    check(algorithm);
    try {
      Signature computation = algorithm.newSignature();
      computation.initSign(privateKey);
      computation.update(message);
      return computation.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the platform refuses a key that it made", e);
    }
  }

  private byte[] signDigest(SignatureAlgorithm algorithm, Digest digest) {
    check(algorithm);
    algorithm.check(digest);
    try {
      return switch (algorithm) {
        case ECDSA_SHA256, ECDSA_SHA384, ECDSA_SHA512 -> ecdsa(digest);
        case RSA_PKCS1_SHA256 -> RsaDigestInfo.sign(privateKey, digest);
        case ED25519, ED25519_PREHASHED -> EdwardsKey.signPrehash(seed(), digest);
      };
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the platform refuses a key that it made", e);
    }
  }

  private byte[] ecdsa(Digest digest) throws GeneralSecurityException {
    Signature computation = Signature.getInstance("NONEwithECDSA");
    computation.initSign(privateKey);
    computation.update(digest.bytes());
    return computation.sign();
  }

  private byte[] seed() {
    return ((EdECPrivateKey) privateKey).getBytes().orElseThrow();
  }

  private void check(SignatureAlgorithm algorithm) {
    if (!algorithm.fits(publicKey.type())) {
      throw new IllegalArgumentException(publicKey.type() + " does not sign with " + algorithm);
    }
  }

  /** Says which key this is; nothing of the private half. */
  @Override
  public String toString() {
    return "key pair " + publicKey;
  }

  private static AlgorithmParameterSpec parameters(KeyType type) {
    return switch (type) {
      case ECDSA_P256, ECDSA_P384, ECDSA_P521 -> new ECGenParameterSpec(type.curve());
      case RSA -> new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4);
      case ED25519 -> NamedParameterSpec.ED25519;
    };
  }

  /**
   * The same key, signing with an algorithm that was chosen.
   *
   * @param keys the key
   * @param algorithm one that fits it
   */
  private record OneAlgorithm(KeyPair keys, SignatureAlgorithm algorithm) implements Signer {

    @Override
    public VerificationKey publicKey() {
      return keys.publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
      return keys.sign(algorithm, message);
    }

    @Override
    public byte[] signDigest(Digest digest) {
      return keys.signDigest(algorithm, digest);
    }

    @Override
    public Signer with(SignatureAlgorithm other) {
      return keys.with(other);
    }
  }
}
