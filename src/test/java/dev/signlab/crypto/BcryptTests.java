package dev.signlab.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptTests {

  /** Printed by Apache's htpasswd: {@code htpasswd -Bbn lab lab-password}. */
  private static final String BY_HTPASSWD =
      "$2y$05$z78bGy0GUsrOK.AppgZc5.XrjEOiDa05ZsAg8d0aplBCL09Vv0ENW";

  @Test
  void aHashOfHtpasswdIsOfItsPasswordAndOfNoOther() {
    Bcrypt hash = Bcrypt.parse(BY_HTPASSWD).orElseThrow();
    assertThat(hash.cost()).isEqualTo(5);
    assertThat(hash.isOf("lab-password")).isTrue();
    assertThat(hash.isOf("lab-passwor")).isFalse();
    assertThat(hash.isOf("")).isFalse();
  }

  @Test
  void whatIsHashedTwiceHasTwoSaltsAndNeitherTellsIt() {
    Bcrypt one = Bcrypt.of("signlab", 4);
    Bcrypt other = Bcrypt.of("signlab", 4);
    assertThat(one.text()).startsWith("$2y$04$").isNotEqualTo(other.text());
    assertThat(one.isOf("signlab")).isTrue();
    assertThat(one.toString()).doesNotContain(one.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "$apr1$abcdefgh$0123456789012345678901",
        "{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
        "$2y$99$z78bGy0GUsrOK.AppgZc5.XrjEOiDa05ZsAg8d0aplBCL09Vv0ENW",
        "$2y$03$z78bGy0GUsrOK.AppgZc5.XrjEOiDa05ZsAg8d0aplBCL09Vv0ENW",
        "$2y$05$z78bGy0GUsrOK.AppgZc5.XrjEOiDa05ZsAg8d0aplBCL09Vv0EN",
        "$2y$05$z78bGy0GUsrOK.AppgZc5.XrjEOiDa05ZsAg8d0aplBCL09Vv0ENWW"
      })
  void anythingElseIsNone(String text) {
    assertThat(Bcrypt.parse(text)).isEmpty();
  }
}
