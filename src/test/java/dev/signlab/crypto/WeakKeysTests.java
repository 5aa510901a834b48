package dev.signlab.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public keys under which signatures prove nothing. */
class WeakKeysTests {

  private static final String EDWARDS = "302a300506032b6570032100";

  /** RFC 8032, section 7.1, test 1. */
  private static final String GOOD =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
      })
  void pointsOfSmallOrderAreRefused(String point) {
    assertRefused(EDWARDS + point, "small order");
  }

  @Test
  void aGoodPointIsTaken() {
    VerificationKey key = VerificationKey.parse(HexFormat.of().parseHex(EDWARDS + GOOD), "key");
    assertThat(key.type()).isEqualTo(KeyType.ED25519);
  }

  @Test
  void parametersWhereNoneBelongAreRefused() {
    assertThatThrownBy(() -> parse("302c300706032b65700500032100" + GOOD))
        .isInstanceOf(LabException.class);
  }

  @ParameterizedTest
  @CsvSource({"01, exponent 1", "02, exponent 2", "04, exponent 4", "0100000001, exponent of 33"})
  void exponentsThatProtectNothingAreRefused(String exponent, String found) {
    assertRefused(rsa("00" + "c0".repeat(255) + "c1", exponent), found);
  }

  @Test
  void anEvenModulusIsRefused() {
    assertRefused(rsa("00" + "c0".repeat(256), "010001"), "modulus is even");
  }

  @Test
  void aShortModulusIsRefused() {
    assertRefused(rsa("00" + "c1".repeat(128), "010001"), "1024 bits");
  }

  private static String rsa(String modulus, String exponent) {
    byte[] numbers = DerWriter.sequence(integer(modulus), integer(exponent));
    return HexFormat.of().formatHex(PublicKeyInfo.encode(KeyType.RSA, numbers));
  }

  private static byte[] integer(String hex) {
    return DerWriter.integer(new java.math.BigInteger(hex, 16));
  }

  private static void assertRefused(String hex, String found) {
    assertThatThrownBy(() -> parse(hex))
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(e.problem().found().orElseThrow()).contains(found));
  }

  private static VerificationKey parse(String hex) {
    return VerificationKey.parse(HexFormat.of().parseHex(hex), "key");
  }
}
