package dev.signlab.mutation;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.Pem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Ed25519 keys of small order, under which anybody signs without a private key, and good keys with
 * signatures that are almost right.
 *
 * @param words what it is
 * @param key the public key as text
 * @param message what is said to be signed
 * @param signature over it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EdwardsForgery(String words, String key, byte[] message, byte[] signature)
    implements Crafted {

  private static final String INFO = "302a300506032b6570032100";
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  /** The points of order 1, 2, 4 and 8, with the second encodings that some of them have. */
  private static final List<String> SMALL =
      List.of(
          "01" + "00".repeat(31),
          "ec" + "ff".repeat(30) + "7f",
          "00".repeat(32),
          "00".repeat(31) + "80",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
          "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
          "01" + "00".repeat(30) + "80",
          "ec" + "ff".repeat(31),
          "ee" + "ff".repeat(30) + "7f",
          "ee" + "ff".repeat(31),
          "ed" + "ff".repeat(30) + "7f",
          "ed" + "ff".repeat(31));

  static List<EdwardsForgery> all() {
    List<EdwardsForgery> all = new ArrayList<>();
    SMALL.forEach(point -> all.add(small(point)));
    KeyPair keys = KeyPair.generate(KeyType.ED25519);
    all.add(changed(keys, "right", s -> s));
    all.add(changed(keys, "signature plus the order", EdwardsForgery::plusOrder));
    all.add(changed(keys, "signature with a byte behind", s -> Arrays.copyOf(s, 65)));
    all.add(changed(keys, "signature cut off", s -> Arrays.copyOf(s, 63)));
    all.add(changed(keys, "signature of zeros", s -> new byte[64]));
    all.add(reencoded(keys, "with the parameters NULL", EdwardsForgery::withNull));
    all.add(reencoded(keys, "called X25519", hex -> hex.replaceFirst("2b6570", "2b656e")));
    return all;
  }

  private static EdwardsForgery changed(KeyPair keys, String words, UnaryOperator<byte[]> change) {
    byte[] message = Forgery.ARTIFACT;
    return new EdwardsForgery(
        words, keys.publicKey().pem(), message, change.apply(keys.sign(message)));
  }

  private static EdwardsForgery reencoded(
      KeyPair keys, String words, UnaryOperator<String> change) {
    String der = change.apply(HexFormat.of().formatHex(keys.publicKey().encoded()));
    String pem = Pem.of(Pem.PUBLIC_KEY, HexFormat.of().parseHex(der)).text();
    return new EdwardsForgery(words, pem, Forgery.ARTIFACT, keys.sign(Forgery.ARTIFACT));
  }

  private static String withNull(String der) {
    return "302c300706032b65700500" + der.substring(18);
  }

  private static byte[] plusOrder(byte[] signature) {
    byte[] s = Arrays.copyOfRange(signature, 32, 64);
    byte[] changed = little(number(s).add(ORDER));
    System.arraycopy(changed, 0, signature, 32, 32);
    return signature;
  }

  /** R is the neutral point and S is zero, so the equation asks only that hash times key is it. */
  private static EdwardsForgery small(String point) {
    String neutral = "01" + "00".repeat(31);
    byte[] message = new byte[0];
    for (int i = 0; !isMultipleOfEight(neutral + point, message); i++) {
      message = Forgery.bytes("pay " + i + "\n");
    }
    return new EdwardsForgery(
        "of small order, " + point.substring(0, 4) + "…" + point.substring(60),
        Pem.of(Pem.PUBLIC_KEY, HexFormat.of().parseHex(INFO + point)).text(),
        message,
        HexFormat.of().parseHex(neutral + "00".repeat(32)));
  }

  private static boolean isMultipleOfEight(String head, byte[] message) {
    byte[] hashed =
        Forgery.bytes(Forgery.text(HexFormat.of().parseHex(head)) + Forgery.text(message));
    BigInteger h = number(Digest.of(DigestAlgorithm.SHA512, hashed).bytes()).mod(ORDER);
    return message.length > 0 && h.mod(BigInteger.valueOf(8)).signum() == 0;
  }

  private static BigInteger number(byte[] little) {
    byte[] big = little.clone();
    for (int i = 0; i < big.length; i++) {
      big[i] = little[little.length - 1 - i];
    }
    return new BigInteger(1, big);
  }

  private static byte[] little(BigInteger number) {
    byte[] little = new byte[32];
    byte[] big = number.toByteArray();
    for (int i = 0; i < Math.min(32, big.length); i++) {
      little[i] = big[big.length - 1 - i];
    }
    return little;
  }
}
