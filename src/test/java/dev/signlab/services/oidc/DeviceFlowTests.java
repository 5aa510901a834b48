package dev.signlab.services.oidc;

import static dev.signlab.services.oidc.OidcFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.JsonFields;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in for a program without a browser (RFC 8628). */
class DeviceFlowTests {

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

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

  private JsonFields begin(String... more) {
    Map<String, String> form =
        new TreeMap<>(Map.of("client_id", "sigstore", "scope", "openid email"));
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return json(oidc.post("/device/code", form));
  }

  /** As cosign asks: without a client, and with a scope in two parts. */
  private HttpResponse<String> ask(JsonFields codes) {
    return oidc.post(
        "/token", Map.of("grant_type", GRANT, "device_code", codes.text("device_code")));
  }

  private String error(JsonFields codes) {
    return json(ask(codes)).text("error");
  }

  private int choose(String userCode, String person) {
    return oidc.post("/device", Map.of("user_code", userCode, "person", person)).statusCode();
  }

  @Test
  void theProgramWaitsUntilSomebodySignsIn() {
    JsonFields codes = begin();
    assertThat(codes.text("user_code")).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[A-Z]{4}");
    assertThat(error(codes)).isEqualTo("authorization_pending");
    assertThat(error(codes)).isEqualTo("slow_down");
    now = now.plus(Duration.ofSeconds(codes.number("interval")));
    assertThat(error(codes)).isEqualTo("authorization_pending");
    var page = oidc.get(codes.text("verification_uri_complete"));
    assertThat(page.body()).contains(codes.text("user_code"), "alice@example.com");
    String typed = codes.text("user_code").replace("-", " ").toLowerCase(Locale.ROOT);
    assertThat(choose(typed, "alice@example.com")).isEqualTo(200);
    String token = json(ask(codes)).text("id_token");
    assertThat(oidc.claims(token).text("email")).isEqualTo("alice@example.com");
    assertThat(error(codes)).isEqualTo("invalid_grant");
    assertThat(choose(typed, "bob@example.com")).isEqualTo(400);
  }

  @Test
  void whoCancelsRefuses() {
    JsonFields codes = begin();
    oidc.post("/device", Map.of("user_code", codes.text("user_code"), "cancel", "yes"));
    assertThat(error(codes)).isEqualTo("access_denied");
  }

  @Test
  void nobodyWaitsLongerThanTenMinutes() {
    JsonFields codes = begin();
    now = now.plus(Duration.ofMinutes(10));
    assertThat(choose(codes.text("user_code"), "alice@example.com")).isEqualTo(400);
    assertThat(error(codes)).isEqualTo("expired_token");
  }

  @Test
  void aChallengeBindsTheTokenToTheProgram() {
    JsonFields codes =
        begin("code_challenge", OidcFixture.CHALLENGE, "code_challenge_method", "S256");
    choose(codes.text("user_code"), "alice@example.com");
    assertThat(error(codes)).isEqualTo("invalid_grant");
    var answer =
        oidc.post(
            "/token",
            Map.of(
                "grant_type",
                GRANT,
                "device_code",
                codes.text("device_code"),
                "code_verifier",
                OidcFixture.VERIFIER));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void anUnknownCodeIsToldOnThePage() {
    var page = oidc.get("/device?user_code=BCDF-GHJ%3Cb%3E");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("no program waits", "&lt;b&gt;").doesNotContain("GHJ<b>");
    assertThat(oidc.get("/device").body()).contains("name=\"user_code\"");
  }

  @Test
  void anotherClientIsRefused() {
    var answer = oidc.post("/device/code", Map.of("client_id", "x", "scope", "openid"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(json(answer).text("error")).isEqualTo("invalid_client");
  }
}
