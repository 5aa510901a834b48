package dev.signlab.crypto.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DerivedKeysTests {

  private static final byte[] SALT = "SodiumChloride".getBytes(UTF_8);
  private static final byte[] PASSWORD = "pleaseletmein".getBytes(UTF_8);
  private static final int COST = 16384;

  private final DerivedKeys keys = new DerivedKeys(2);

  /** RFC 7914 section 12, third vector, of which these are the first bytes. */
  @Test
  void isScrypt() {
    String expected = "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2";
    assertThat(keys.of(PASSWORD, SALT, COST)).isEqualTo(HexFormat.of().parseHex(expected));
    assertThat(keys.of(PASSWORD, SALT, COST)).isEqualTo(HexFormat.of().parseHex(expected));
  }

  /** What is asked for again, and what was asked for long ago, is what a new memory computes. */
  @Test
  void remembersTheKeyOfNothingElse() {
    byte[][][] all = {
      {PASSWORD, SALT}, {"pleaseletmei".getBytes(UTF_8), SALT}, {PASSWORD, PASSWORD}, {SALT, SALT},
    };
    for (int round = 0; round < 2; round++) {
      for (byte[][] each : all) {
        for (int cost = 16; cost <= 64; cost <<= 1) {
          assertThat(keys.of(each[0], each[1], cost))
              .isEqualTo(new DerivedKeys(1).of(each[0], each[1], cost));
        }
      }
    }
  }

  /** Where password and salt meet belongs to what is asked for. */
  @Test
  void tellsSaltFromPassword() {
    byte[] early = keys.of("bc".getBytes(UTF_8), "a".getBytes(UTF_8), 16);
    assertThat(keys.of("c".getBytes(UTF_8), "ab".getBytes(UTF_8), 16)).isNotEqualTo(early);
  }

  @Test
  void whoeverWipesAKeyLosesItForNobodyElse() {
    byte[] first = keys.of(PASSWORD, SALT, 16);
    byte[] kept = first.clone();
    Arrays.fill(first, (byte) 0);
    assertThat(keys.of(PASSWORD, SALT, 16)).isEqualTo(kept);
  }
}
