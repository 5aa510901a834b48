package dev.signlab.services.oidc;

import static dev.signlab.services.oidc.OidcFixture.authorization;
import static dev.signlab.services.oidc.OidcFixture.encoded;
import static dev.signlab.services.oidc.OidcFixture.json;
import static dev.signlab.services.oidc.OidcFixture.parameter;
import static dev.signlab.services.oidc.OidcFixture.redemption;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.JsonFields;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in on the page with code and PKCE, and each way in which it is refused. */
class SignInTests {

  private Instant now = Instant.parse("2026-11-27T10:00:00Z");
  private OidcFixture oidc;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    oidc = OidcFixture.start(folder, () -> now);
  }

  @AfterEach
  void stop() {
    oidc.close();
  }

  @Test
  void aPersonOfTheListGetsAToken() {
    URI back = oidc.signIn("alice@example.com");
    assertThat(back.toString()).startsWith(OidcFixture.CALLBACK + "?");
    assertThat(parameter(back, "state")).isEqualTo("state-1");
    assertThat(parameter(back, "iss")).isEqualTo(oidc.url());
    var answer = oidc.post("/token", redemption(parameter(back, "code")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    JsonFields claims = oidc.claims(json(answer).text("id_token"));
    assertThat(claims.text("iss")).isEqualTo(oidc.url());
    assertThat(claims.text("aud")).isEqualTo("sigstore");
    assertThat(claims.text("email")).isEqualTo("alice@example.com");
    assertThat(claims.node().get("email_verified").booleanValue()).isTrue();
    assertThat(claims.text("nonce")).isEqualTo("nonce-1");
    assertThat(claims.number("exp") - claims.number("iat")).isEqualTo(300);
    assertThat(claims.number("iat")).isEqualTo(now.getEpochSecond());
  }

  @Test
  void anAddressThatWasTypedCanBeUnverified() {
    var answer =
        oidc.post(
            "/sign-in",
            Map.of("ticket", oidc.ticket(), "other", " eve@example.org ", "unverified", "yes"));
    URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
    var token = json(oidc.post("/token", redemption(parameter(back, "code")))).text("id_token");
    assertThat(oidc.claims(token).text("email")).isEqualTo("eve@example.org");
    assertThat(oidc.claims(token).node().get("email_verified").booleanValue()).isFalse();
  }

  @Test
  void thePartnersTokenNamesThePartner() {
    var page = oidc.get("/partner/authorize?" + encoded(authorization()));
    assertThat(page.body()).contains("action=\"" + oidc.url() + "/partner/sign-in\"");
    String ticket = OidcFixture.ticketOf(page);
    var answer =
        oidc.post("/partner/sign-in", Map.of("ticket", ticket, "person", "alice@example.com"));
    URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
    String code = parameter(back, "code");
    assertThat(oidc.post("/token", redemption(code)).body()).contains("invalid_grant");
    ticket = OidcFixture.ticketOf(oidc.get("/partner/authorize?" + encoded(authorization())));
    answer = oidc.post("/partner/sign-in", Map.of("ticket", ticket, "person", "alice@example.com"));
    back = URI.create(answer.headers().firstValue("Location").orElseThrow());
    var token =
        json(oidc.post("/partner/token", redemption(parameter(back, "code")))).text("id_token");
    assertThat(oidc.claims(token).text("iss")).isEqualTo(oidc.url() + "/partner");
  }

  @Test
  void aCodeCountsOnce() {
    String code = oidc.code("alice@example.com");
    assertThat(oidc.post("/token", redemption(code)).statusCode()).isEqualTo(200);
    var again = oidc.post("/token", redemption(code));
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(json(again).text("error")).isEqualTo("invalid_grant");
  }

  @Test
  void aCodeIsUsedUpByAWrongVerifier() {
    String code = oidc.code("alice@example.com");
    String wrong = "x".repeat(43);
    assertThat(oidc.post("/token", redemption(code, "code_verifier", wrong)).body())
        .contains("code_verifier does not belong");
    assertThat(oidc.post("/token", redemption(code)).body()).contains("invalid_grant");
  }

  @Test
  void aCodeIsOverAfterAMinute() {
    String code = oidc.code("alice@example.com");
    now = now.plus(Duration.ofSeconds(60));
    assertThat(oidc.post("/token", redemption(code)).body()).contains("invalid_grant");
  }

  @ParameterizedTest
  @CsvSource({
    "code_verifier,'',invalid_grant",
    "redirect_uri,http://localhost:5000/auth/callback,invalid_grant",
    "client_id,other,invalid_client",
    "grant_type,password,unsupported_grant_type",
    "code,unknown,invalid_grant"
  })
  void aRedemptionThatIsNotSoundIsRefused(String field, String value, String error) {
    var answer = oidc.post("/token", redemption(oidc.code("alice@example.com"), field, value));
    assertThat(answer.statusCode()).isBetween(400, 401);
    assertThat(json(answer).text("error")).isEqualTo(error);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1/auth/callback",
        "http://127.0.0.1:65535/any",
        "http://[::1]:8080/cb",
        "http://localhost/cb?x=1"
      })
  void anyPortOfLoopbackIsAllowed(String redirect) {
    var page = oidc.get("/authorize?" + encoded(authorization("redirect_uri", redirect)));
    assertThat(page.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/cb",
        "http://localhost.example.com/cb",
        "http://localhost@example.com/",
        "http://user@localhost:80/cb",
        "http://localhost:80/cb#x",
        "javascript:alert(1)",
        "http://127.0.0.1.example.com/",
        "//localhost/cb",
        "https://localhost/cb"
      })
  void noOtherPlaceGetsACode(String redirect) {
    var page = oidc.get("/authorize?" + encoded(authorization("redirect_uri", redirect)));
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.headers().firstValue("Location")).isEmpty();
    assertThat(page.body()).contains("redirect_uri is no http address");
  }

  @ParameterizedTest
  @CsvSource({
    "code_challenge,'',invalid_request",
    "code_challenge,short,invalid_request",
    "code_challenge_method,plain,invalid_request",
    "response_type,token,unsupported_response_type",
    "scope,email,invalid_scope"
  })
  void aRequestThatIsNotSoundGoesBackToItsClient(String field, String value, String error) {
    var answer = oidc.get("/authorize?" + encoded(authorization(field, value)));
    assertThat(answer.statusCode()).isEqualTo(303);
    URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
    assertThat(back.toString()).startsWith(OidcFixture.CALLBACK + "?error=" + error);
    assertThat(parameter(back, "state")).isEqualTo("state-1");
  }

  @Test
  void aRequestThatIsNotSoundIsToldOnThePageWhereNoClientListens() {
    Map<String, String> request =
        authorization("redirect_uri", "urn:ietf:wg:oauth:2.0:oob", "scope", "email");
    var page = oidc.get("/authorize?" + encoded(request));
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.headers().firstValue("Location")).isEmpty();
    assertThat(page.body()).contains("scope must hold openid");
  }

  @Test
  void aFieldThatIsThereTwiceIsRefused() {
    var answer = oidc.get("/authorize?" + encoded(authorization()) + "&scope=openid");
    assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("invalid_request");
  }

  @Test
  void anotherClientIsTold() {
    var page = oidc.get("/authorize?" + encoded(authorization("client_id", "<b>x")));
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("&lt;b&gt;x").doesNotContain("<b>x");
  }

  @Test
  void whoCancelsIsTakenBackWithARefusal() {
    var answer = oidc.post("/sign-in", Map.of("ticket", oidc.ticket(), "cancel", "yes"));
    assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("access_denied");
  }

  @Test
  void aTicketCountsOnceAndNotForever() {
    String ticket = oidc.ticket();
    assertThat(signInWith(ticket)).isEqualTo(303);
    assertThat(signInWith(ticket)).isEqualTo(400);
    String late = oidc.ticket();
    now = now.plus(Duration.ofMinutes(10));
    assertThat(signInWith(late)).isEqualTo(400);
  }

  private int signInWith(String ticket) {
    return oidc.post("/sign-in", Map.of("ticket", ticket, "person", "alice@example.com"))
        .statusCode();
  }

  @Test
  void anAddressThatIsNoneIsToldAndCanBeMended() {
    String ticket = oidc.ticket();
    var page = oidc.post("/sign-in", Map.of("ticket", ticket, "other", "\"><script>"));
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("this is no e-mail address").doesNotContain("<script>");
    assertThat(OidcFixture.ticketOf(page)).isEqualTo(ticket);
    assertThat(signInWith(ticket)).isEqualTo(303);
  }

  @Test
  void aCodeCanBeCarriedByHand() {
    String copied = "urn:ietf:wg:oauth:2.0:oob";
    var page = oidc.get("/authorize?" + encoded(authorization("redirect_uri", copied)));
    String ticket = OidcFixture.ticketOf(page);
    var shown = oidc.post("/sign-in", Map.of("ticket", ticket, "person", "bob@example.com"));
    String mark = "id=\"code\">";
    int at = shown.body().indexOf(mark) + mark.length();
    String code = shown.body().substring(at, shown.body().indexOf('<', at));
    var answer = oidc.post("/token", redemption(code, "redirect_uri", copied));
    assertThat(oidc.claims(json(answer).text("id_token")).text("email"))
        .isEqualTo("bob@example.com");
  }

  @Test
  void thePageNeedsNoScriptAndMayNotBeFramed() {
    var page = oidc.get("/authorize?" + encoded(authorization()));
    assertThat(page.body()).doesNotContainIgnoringCase("<script").doesNotContain("onclick");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(oidc.get("/style.css").statusCode()).isEqualTo(200);
  }

  @Test
  void aPageOfAnotherOriginCannotSignIn() {
    var answer =
        oidc.send(
            "POST",
            "/sign-in",
            encoded(Map.of("ticket", oidc.ticket(), "person", "alice@example.com")),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Origin",
            "https://example.com");
    assertThat(answer.statusCode()).isEqualTo(403);
  }
}
