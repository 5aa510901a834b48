package dev.signlab.registry.access;

import static dev.signlab.registry.access.AccessTokens.Verdict.ALLOWED;
import static dev.signlab.registry.access.AccessTokens.Verdict.INSUFFICIENT_SCOPE;
import static dev.signlab.registry.access.AccessTokens.Verdict.INVALID_TOKEN;
import static dev.signlab.registry.access.AccessTokens.Verdict.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.jws.WebToken;
import dev.signlab.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTokensTests {

  private static final Scope PULL = Scope.of("app", Scope.PULL);
  private static final Scope PUSH = Scope.of("app", Scope.PULL, Scope.PUSH);
  private static final Grants ALL = new Grants(List.of(), false);

  private Instant now = Instant.parse("2026-11-28T12:00:00Z");
  private final AccessTokens tokens = new AccessTokens(() -> now);

  @Test
  void aTokenHasTheClaimsOfTheSpecification() {
    WebToken token = WebToken.parse(issue(PUSH).text(), "a token");
    assertThat(token.claims().text("sub")).isEqualTo("ada");
    assertThat(token.claims().text("aud")).isEqualTo("registry");
    assertThat(token.claims().number("exp") - token.claims().number("iat")).isEqualTo(300);
    assertThat(Json.writeText(token.claims().node().get("access")))
        .isEqualTo("[{\"type\":\"repository\",\"name\":\"app\",\"actions\":[\"pull\",\"push\"]}]");
  }

  @Test
  void itAllowsWhatItSaysAndNoMore() {
    String bearer = "Bearer " + issue(PULL).text();
    assertThat(tokens.judge(bearer, List.of(PULL))).isEqualTo(ALLOWED);
    assertThat(tokens.judge(bearer, List.of())).isEqualTo(ALLOWED);
    assertThat(tokens.judge(bearer, List.of(PUSH))).isEqualTo(INSUFFICIENT_SCOPE);
    assertThat(tokens.judge(bearer, List.of(Scope.of("other", Scope.PULL))))
        .isEqualTo(INSUFFICIENT_SCOPE);
    assertThat(tokens.judge(bearer, List.of(PULL, Scope.CATALOG))).isEqualTo(INSUFFICIENT_SCOPE);
  }

  @Test
  void scopesOfOneRepositoryAddUp() {
    String bearer =
        "Bearer "
            + tokens
                .issue(Optional.of("ada"), List.of(PULL, Scope.of("app", Scope.PUSH)), ALL)
                .text();
    assertThat(tokens.judge(bearer, List.of(PUSH))).isEqualTo(ALLOWED);
  }

  @Test
  void itHoldsForFiveMinutesByTheClock() {
    String bearer = "Bearer " + issue(PULL).text();
    Instant made = now;
    now = made.plusSeconds(299);
    assertThat(tokens.judge(bearer, List.of(PULL))).isEqualTo(ALLOWED);
    now = made.plusSeconds(300);
    assertThat(tokens.judge(bearer, List.of(PULL))).isEqualTo(INVALID_TOKEN);
    now = made.minusSeconds(1);
    assertThat(tokens.judge(bearer, List.of(PULL))).isEqualTo(INVALID_TOKEN);
  }

  @Test
  void whatAnotherKeySignedIsNotBelieved() {
    String foreign =
        new AccessTokens(() -> now).issue(Optional.of("ada"), List.of(PULL), ALL).text();
    assertThat(tokens.judge("Bearer " + foreign, List.of(PULL))).isEqualTo(INVALID_TOKEN);
    assertThat(tokens.judge("Bearer x", List.of())).isEqualTo(INVALID_TOKEN);
    assertThat(tokens.judge("", List.of())).isEqualTo(NOTHING);
    assertThat(tokens.judge("Basic YTpi", List.of())).isEqualTo(NOTHING);
  }

  @Test
  void nothingThatIsShownOfItCanBeUsed() {
    AccessTokens.Issued token = issue(PULL);
    assertThat(token.toString()).contains("pull").doesNotContain(token.text());
  }

  private AccessTokens.Issued issue(Scope wish) {
    return tokens.issue(Optional.of("ada"), List.of(wish), ALL);
  }
}
