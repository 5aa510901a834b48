package dev.signlab.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signlab.diagnostic.LabException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTests {

  /** FIPS 180-4 example: the message "abc". */
  private static final String ABC =
      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void theExamplesOfTheStandardHold() throws IOException {
    assertThat(Digest.of("abc".getBytes(UTF_8))).hasToString(ABC);
    assertThat(Digest.of(DigestAlgorithm.SHA512, new ByteArrayInputStream("abc".getBytes(UTF_8))))
        .hasToString(
            "sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
  }

  @Test
  void aDigestMatchesItsBytesAndNoOthers() {
    Digest digest = Digest.parse(ABC);

    assertThat(digest.matches("abc".getBytes(UTF_8))).isTrue();
    assertThat(digest.matches("abd".getBytes(UTF_8))).isFalse();
    assertThat(digest.shortened()).isEqualTo("sha256:ba7816bf8f01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256", "sha256:", "sha256:BA78", "md5:00", ":", "sha256:zz"})
  void anythingElseIsRefused(String text) {
    assertThatExceptionOfType(LabException.class).isThrownBy(() -> Digest.parse(text));
  }

  @Test
  void upperCaseIsRefusedBecauseDigestsAreComparedAsText() {
    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> Digest.parse(ABC.replace("ba", "BA")));
  }
}
