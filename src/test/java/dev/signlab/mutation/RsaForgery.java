package dev.signlab.mutation;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.RsaDigestInfo;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;

/** RSA keys that are too weak, or written in another way, and signatures that are almost right. */
enum RsaForgery implements Crafted {
  GOOD("of 2048 bits", 2048, 65537),
  BITS_1024("of 1024 bits", 1024, 65537),
  BITS_1536("of 1536 bits", 1536, 65537),
  BITS_2040("of 2040 bits", 2040, 65537),
  BITS_3072("of 3072 bits", 3072, 65537),
  EXPONENT_1("with the exponent 1", 2048, 65537),
  EXPONENT_2("with the exponent 2", 2048, 65537),
  EXPONENT_3("with the exponent 3", 2048, 3),
  EXPONENT_LONG("with an exponent of 33 bits", 2048, 0x1_0000_0001L + 14),
  EVEN_MODULUS("with an even modulus", 2048, 65537),
  NEGATIVE_MODULUS("with a negative modulus", 2048, 65537),
  NO_PARAMETERS("without the parameters NULL", 2048, 65537),
  PKCS1("as RSA PUBLIC KEY", 2048, 65537),
  PKCS1_UNDER_OTHER_LABEL("as RSA PUBLIC KEY labelled PUBLIC KEY", 2048, 65537),
  PLUS_MODULUS("signature plus the modulus", 2048, 65537),
  ZERO_BEFORE("signature with a zero before", 2048, 65537),
  CUT("signature without its first byte", 2048, 65537),
  SHA1("signature over SHA-1", 2048, 65537),
  SHA512("signature over SHA-512", 2048, 65537),
  PSS("signature with PSS", 2048, 65537),
  NO_NULL("signature whose hash has no parameters", 2048, 65537),
  SHORT_PADDING("signature with something behind the hash", 2048, 3);

  private static final byte[] MESSAGE = Forgery.ARTIFACT;

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // key pairs of the platform are immutable
  private final KeyPair pair;

  RsaForgery(String words, int bits, long exponent) {
    this.words = words;
    boolean usual = bits == 2048 && exponent == 65537;
    this.pair = usual ? Usual.PAIR : generate(bits, BigInteger.valueOf(exponent));
  }

  String words() {
    return words;
  }

  @Override
  public byte[] message() {
    return MESSAGE;
  }

  @Override
  public String key() {
    String hex = HexFormat.of().formatHex(pair.getPublic().getEncoded());
    return switch (this) {
      case EXPONENT_1 -> pem(hex.replaceFirst("0203010001$", "020101"), -2);
      case EXPONENT_2 -> pem(hex.replaceFirst("0203010001$", "020102"), -2);
      case EVEN_MODULUS -> pem(hex.replaceFirst("..(0203010001)$", "00$1"), 0);
      case NEGATIVE_MODULUS -> pem(hex.replaceFirst("0282010100", "02820100"), -1);
      case NO_PARAMETERS -> pem(hex.replaceFirst("300d(06092a864886f70d010101)0500", "300b$1"), -2);
      case PKCS1 -> Pem.of("RSA PUBLIC KEY", pkcs1()).text();
      case PKCS1_UNDER_OTHER_LABEL -> Pem.of(Pem.PUBLIC_KEY, pkcs1()).text();
      default -> pem(hex, 0);
    };
  }

  @Override
  public byte[] signature() {
    return switch (this) {
      case EXPONENT_1 -> fixed(new BigInteger(1, padded("")));
      case PLUS_MODULUS -> fixed(new BigInteger(1, signed("SHA256withRSA")).add(modulus()));
      case ZERO_BEFORE -> Forgery.bytes("\0" + Forgery.text(signed("SHA256withRSA")));
      case CUT -> Forgery.bytes(Forgery.text(signed("SHA256withRSA")).substring(1));
      case SHA1 -> signed("SHA1withRSA");
      case SHA512 -> signed("SHA512withRSA");
      case PSS -> signed("RSASSA-PSS");
      case NO_NULL ->
          raised(padded("302f300b0609608648016503040201" + "0420" + Digest.of(MESSAGE).hex()));
      case SHORT_PADDING -> cubeRoot();
      default -> signed("SHA256withRSA");
    };
  }

  private BigInteger modulus() {
    return ((RSAPublicKey) pair.getPublic()).getModulus();
  }

  private byte[] pkcs1() {
    byte[] der = pair.getPublic().getEncoded();
    return Arrays.copyOfRange(der, 24, der.length);
  }

  /** Mends the lengths of the three sequences around the numbers. */
  private static String pem(String hex, int change) {
    StringBuilder mended = new StringBuilder(hex);
    if (change != 0) {
      lengthAt(mended, 4, change);
      boolean inner = hex.startsWith("300d", 8);
      if (inner) {
        lengthAt(mended, 8 + 30 + 4, change);
        lengthAt(mended, 8 + 30 + 8 + 2 + 4, change);
      }
    }
    return Pem.of(Pem.PUBLIC_KEY, HexFormat.of().parseHex(mended)).text();
  }

  private static void lengthAt(StringBuilder hex, int at, int change) {
    int length = Integer.parseInt(hex.substring(at, at + 4), 16) + change;
    hex.replace(at, at + 4, "%04x".formatted(length));
  }

  private byte[] padded(String digestInfo) {
    String info =
        digestInfo.isEmpty()
            ? HexFormat.of().formatHex(RsaDigestInfo.of(Digest.of(MESSAGE)))
            : digestInfo;
    int length = modulus().bitLength() / 8;
    String padding = "ff".repeat(length - 3 - info.length() / 2);
    return HexFormat.of().parseHex("0001" + padding + "00" + info);
  }

  private byte[] raised(byte[] block) {
    BigInteger exponent = ((RSAPrivateCrtKey) pair.getPrivate()).getPrivateExponent();
    return fixed(new BigInteger(1, block).modPow(exponent, modulus()));
  }

  /** What Bleichenbacher showed in 2006: with short padding, a cube root needs no private key. */
  private byte[] cubeRoot() {
    String info = HexFormat.of().formatHex(RsaDigestInfo.of(Digest.of(MESSAGE)));
    String head = "0001" + "ff".repeat(8) + "00" + info;
    BigInteger low = new BigInteger(head + "00".repeat(256 - head.length() / 2), 16);
    BigInteger root = low.sqrt();
    BigInteger high = root;
    BigInteger floor = BigInteger.ZERO;
    while (high.subtract(floor).bitLength() > 1) {
      BigInteger middle = high.add(floor).shiftRight(1);
      if (middle.pow(3).compareTo(low) < 0) {
        floor = middle;
      } else {
        high = middle;
      }
    }
    return fixed(high);
  }

  private byte[] fixed(BigInteger number) {
    String hex = "%0512x".formatted(number);
    return HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : "0" + hex);
  }

  private byte[] signed(String algorithm) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      if (algorithm.equals("RSASSA-PSS")) {
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      }
      signature.initSign(pair.getPrivate());
      signature.update(MESSAGE);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Making keys takes long, so one serves all that need no special one. */
  private static final class Usual {
    private static final KeyPair PAIR = generate(2048, BigInteger.valueOf(65537));
  }

  private static KeyPair generate(int bits, BigInteger exponent) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(new RSAKeyGenParameterSpec(bits, exponent));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
