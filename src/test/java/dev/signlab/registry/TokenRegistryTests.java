package dev.signlab.registry;

import static dev.signlab.registry.RegistryClient.code;
import static dev.signlab.registry.RegistryClient.header;
import static dev.signlab.registry.RegistryClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.JsonFields;
import dev.signlab.registry.access.Access;
import dev.signlab.registry.access.Grant;
import dev.signlab.registry.access.Grants;
import dev.signlab.registry.access.UserLogin;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The token flow of Docker's registry, request by request. */
class TokenRegistryTests extends RegistryFixture {

  private static final String PUSH = "repository:app:pull,push";

  private Instant now = Instant.parse("2026-11-28T12:00:00Z");
  private Access access =
      new Access.Tokens(
          login -> List.of("ada", "bob").contains(login.user()) && login.password().equals("pw"),
          new Grants(
              List.of(Grant.parse("ada:app:pull,push,delete"), Grant.parse("bob:*:pull")), false));

  @Override
  RegistrySettings settings(RegistrySettings plain) {
    return new RegistrySettings(
        plain.folder(), 0, () -> Terms.of(access), plain.tls(), plain.exchanges(), () -> now);
  }

  @Test
  void aStrangerIsToldWhereATokenIsAndForWhat() {
    var answer = client.get("/v2/app/manifests/1");
    String realm = "Bearer realm=\"http://127.0.0.1:" + registry.port() + "/token\"";
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(code(answer)).isEqualTo("UNAUTHORIZED");
    assertThat(header(answer, "WWW-Authenticate"))
        .isEqualTo(realm + ",service=\"registry\",scope=\"repository:app:pull\"");
    assertThat(header(client.get("/v2/"), "WWW-Authenticate"))
        .isEqualTo(realm + ",service=\"registry\"");
  }

  @Test
  void whoMayPushGetsATokenThatDoes() {
    String bearer = bearer("ada", PUSH);
    assertThat(upload(bearer)).isEqualTo(202);
    assertThat(client.get("/v2/", "Authorization", bearer).statusCode()).isEqualTo(200);
  }

  @Test
  void whoMayOnlyPullGetsATokenThatSaysSoAndDoesNotPush() {
    assertThat(token("bob", PUSH).text("scope")).isEqualTo("repository:app:pull");
    String bearer = bearer("bob", PUSH);
    var answer = client.call("POST", "/v2/app/blobs/uploads/", "Authorization", bearer);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(header(answer, "WWW-Authenticate"))
        .endsWith("scope=\"" + PUSH + "\",error=\"insufficient_scope\"");
  }

  @Test
  void whoMountsABlobMustMayReadItWhereItIs() {
    String path =
        "/v2/app/blobs/uploads/?from=secret&mount=sha256:"
            + "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    var answer = client.call("POST", path, "Authorization", bearer("ada", PUSH));
    assertThat(header(answer, "WWW-Authenticate"))
        .contains("scope=\"" + PUSH + " repository:secret:pull\",error=\"insufficient_scope\"");
  }

  @Test
  void aTokenEndsByTheClockAndABasicLoginIsNone() {
    String bearer = bearer("ada", PUSH);
    now = now.plusSeconds(301);
    var answer = client.get("/v2/", "Authorization", bearer);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(header(answer, "WWW-Authenticate")).endsWith(",error=\"invalid_token\"");
    assertThat(client.get("/v2/", "Authorization", basic("ada:pw")).statusCode()).isEqualTo(401);
  }

  @Test
  void aWrongPasswordGetsNoToken() {
    var answer = client.get("/token?scope=" + PUSH, "Authorization", basic("ada:no"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(json(answer).objects("errors").getFirst().text("message"))
        .isEqualTo("incorrect username or password");
    assertThat(client.get("/token").statusCode()).isEqualTo(401);
    assertThat(client.call("POST", "/token").statusCode()).isEqualTo(405);
  }

  @Test
  void anybodyMayReadWhereThatIsAskedFor() {
    access = new Access.Tokens(login -> false, new Grants(List.of(), true));
    JsonFields token = json(client.get("/token?scope=" + PUSH));
    assertThat(token.text("scope")).isEqualTo("repository:app:pull");
    String bearer = "Bearer " + token.text("token");
    var read = client.get("/v2/app/manifests/1", "Authorization", bearer);
    assertThat(read.statusCode()).isEqualTo(404);
    assertThat(upload(bearer)).isEqualTo(401);
  }

  @Test
  void whoeverRunsItMayChangeItsRulesWhileItRuns() {
    access = new Access.Open();
    assertThat(client.get("/v2/").statusCode()).isEqualTo(200);
    assertThat(client.get("/token").statusCode()).isEqualTo(404);
    access = new Access.Passwords(new UserLogin("ada", "pw"));
    assertThat(client.get("/v2/").statusCode()).isEqualTo(401);
    assertThat(client.get("/v2/", "Authorization", basic("ada:pw")).statusCode()).isEqualTo(200);
  }

  private int upload(String bearer) {
    return client.call("POST", "/v2/app/blobs/uploads/", "Authorization", bearer).statusCode();
  }

  private String bearer(String user, String scope) {
    return "Bearer " + token(user, scope).text("token");
  }

  private JsonFields token(String user, String scope) {
    return json(
        client.get("/token?service=registry&scope=" + scope, "Authorization", basic(user + ":pw")));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(RegistryClient.bytes(pair));
  }
}
