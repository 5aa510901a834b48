package dev.signlab.crypto.jws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are signed, taken apart, and verified by the published half of their key. */
class WebTokenTests {

  private static final byte[] CLAIMS = "{\"iss\":\"me\",\"n\":1}".getBytes(StandardCharsets.UTF_8);

  private final TokenKey key = TokenKey.generate();

  private JsonWebKey published() {
    return JsonWebKey.parse(key.publicKey().getBytes(StandardCharsets.UTF_8), "key");
  }

  @Test
  void thePublishedHalfVerifiesAndIsNamed() {
    String token = key.sign(CLAIMS);
    assertThat(published().verified(token))
        .hasValueSatisfying(c -> assertThat(c).isEqualTo(CLAIMS));
    WebToken read = WebToken.parse(token, "token");
    assertThat(read.keyId()).isEqualTo(published().keyId()).isEqualTo(key.keyId());
    assertThat(read.header().text("alg")).isEqualTo("ES256");
    assertThat(read.header().text("typ")).isEqualTo("JWT");
    assertThat(read.claims().text("iss")).isEqualTo("me");
  }

  @Test
  void theSecretHalfIsReadBackAndNeverPublished() {
    TokenKey again = TokenKey.parse(key.secret(), "key");
    assertThat(again.keyId()).isEqualTo(key.keyId());
    assertThat(published().verified(again.sign(CLAIMS))).isPresent();
    assertThat(key.publicKey()).doesNotContain("\"d\"");
    assertThat(key.toString()).doesNotContain(key.secret());
  }

  @Test
  void anotherKeyDoesNotVerify() {
    assertThat(published().verified(TokenKey.generate().sign(CLAIMS))).isEmpty();
  }

  @Test
  void aPublicKeyDoesNotSign() {
    assertThatThrownBy(() -> TokenKey.parse(key.publicKey(), "key"))
        .isInstanceOf(LabException.class);
    assertThatThrownBy(() -> TokenKey.parse("{}", "key")).isInstanceOf(LabException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a.b",
        "e30.e30.e30.e30",
        "e30.!.e30",
        "e30.W10.e30",
        "..",
        "bnVsbA.e30."
      })
  void whatIsNoTokenIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> WebToken.parse(text, "token"))
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(e.problem().isOf(Cause.MALFORMED)).isTrue());
  }

  @Test
  void aTokenIsNotShown() {
    String token = key.sign(CLAIMS);
    assertThat(WebToken.parse(token, "token").toString()).isEqualTo("token of me");
  }

  @Test
  void aTokenOfAnyOtherAlgorithmIsNotTaken() {
    String none = encoded("{\"alg\":\"none\"}") + "." + encoded("{\"iss\":\"me\"}") + ".";
    assertThat(published().verified(none)).isEmpty();
    assertThat(WebToken.parse(none, "token").claims().text("iss")).isEqualTo("me");
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
