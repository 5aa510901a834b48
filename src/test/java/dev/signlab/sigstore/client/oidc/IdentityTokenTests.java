package dev.signlab.sigstore.client.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.client.Tokens;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTokenTests {

  @Test
  void theSubjectIsTheAddressWhereItIsVerified() {
    assertThat(IdentityToken.parse(Tokens.ALICE, "it").subject()).isEqualTo("alice@example.com");
    assertThat(subject("\"email\":\"a@b.c\",\"email_verified\":\"true\"")).isEqualTo("a@b.c");
    assertThat(subject("\"email\":\"a@b.c\",\"email_verified\":false")).isEqualTo("s");
    assertThat(subject("\"email\":\"a@b.c\"")).isEqualTo("s");
    assertThat(subject("\"x\":1")).isEqualTo("s");
  }

  private static String subject(String claims) {
    String payload = "{\"iss\":\"i\",\"sub\":\"s\"," + claims + "}";
    return IdentityToken.parse(Tokens.of(payload), "it").subject();
  }

  @Test
  void whiteSpaceAroundItIsNoPartOfIt() {
    IdentityToken token = IdentityToken.parse(Tokens.ALICE + "\n", "it");

    assertThat(token.text()).isEqualTo(Tokens.ALICE);
    assertThat(token.audiences()).containsExactly("sigstore");
    assertThat(token.issuer()).isEqualTo("https://issuer.example");
  }

  @Test
  void itNeverShowsItself() {
    assertThat(IdentityToken.parse(Tokens.ALICE, "it").toString())
        .isEqualTo("identity token of alice@example.com by https://issuer.example");
  }

  @Test
  void itTellsWhenItCannotHold() {
    Instant start = Instant.parse("2026-11-27T12:00:00Z");
    long from = start.getEpochSecond();
    String payload =
        "{\"iss\":\"i\",\"sub\":\"s\",\"nbf\":%d,\"exp\":%d}".formatted(from, from + 300);
    IdentityToken token = IdentityToken.parse(Tokens.of(payload), "it");

    assertThat(token.faultAt(start)).isEmpty();
    assertThat(token.faultAt(start.plusSeconds(299))).isEmpty();
    assertThat(token.faultAt(start.plusSeconds(300))).contains("it ended at 2026-11-27T12:05:00Z");
    assertThat(token.faultAt(start.minusSeconds(1)))
        .contains("it begins to hold at 2026-11-27T12:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.b",
        "a.b.c.d",
        "a.!.c",
        "a.e30.c",
        "ey.eyJpc3MiOiJpIn0.c",
        "ey.eyJzdWIiOiJzIn0.c"
      })
  void whatIsNoTokenIsRefusedWithoutShowingIt(String text) {
    LabException refused =
        catchThrowableOfType(LabException.class, () -> IdentityToken.parse(text, "tok"));

    assertThat(refused.problem().isOf(Cause.WRONG_TOKEN)).isTrue();
    assertThat(refused.problem().summary()).isEqualTo("tok is not an identity token");
  }

  @Test
  void aFileNameHasNotItsForm() {
    assertThat(IdentityToken.hasForm(Tokens.ALICE)).isTrue();
    assertThat(IdentityToken.hasForm("eyes.and.ears.txt")).isFalse();
    assertThat(IdentityToken.hasForm("token")).isFalse();
  }
}
