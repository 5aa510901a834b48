package dev.signlab.services.oidc;

import static dev.signlab.services.oidc.OidcFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.jws.WebToken;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.JsonFields;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are made without anybody signing in, and the keys that sign them. */
class IdentityTokensTests {

  private static final Identity ALICE = Identity.Person.of("alice@example.com");

  private Instant now = Instant.parse("2026-11-27T10:00:00Z");
  private Path folder;
  private OidcFixture oidc;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    oidc = OidcFixture.start(folder, () -> now);
  }

  @AfterEach
  void stop() {
    oidc.close();
  }

  private IdentityTokens tokens() {
    return oidc.service().tokens();
  }

  @Test
  void aTokenHoldsAsLongAsItIsOrdered() {
    JsonFields claims = oidc.claims(tokens().issue(ALICE, "another", Duration.ofSeconds(7)));
    assertThat(claims.text("aud")).isEqualTo("another");
    assertThat(claims.number("exp")).isEqualTo(now.getEpochSecond() + 7);
  }

  @Test
  void aWorkflowHasTheClaimsOfGitHub() {
    WorkflowRun run = WorkflowRun.parse("acme/app@main");
    JsonFields claims = oidc.claims(tokens().issue(run, "sigstore", Duration.ofMinutes(5)));
    assertThat(claims.text("iss")).isEqualTo(oidc.url() + "/actions");
    assertThat(claims.text("sub")).isEqualTo("repo:acme/app:ref:refs/heads/main");
    assertThat(claims.text("job_workflow_ref"))
        .isEqualTo("acme/app/.github/workflows/release.yml@refs/heads/main");
    assertThat(claims.text("sha")).matches("[0-9a-f]{40}");
    assertThat(claims.text("repository_id")).matches("[0-9]{9}");
    assertThat(claims.text("event_name")).isEqualTo("push");
    assertThat(claims.text("runner_environment")).isEqualTo("github-hosted");
  }

  @Test
  void aReusableWorkflowIsNamedInPlaceOfTheCaller() {
    WorkflowRun run =
        WorkflowRun.parse("acme/app@refs/tags/v1")
            .calling(
                WorkflowRun.CalledWorkflow.parse(
                    "acme/shared/.github/workflows/build.yml@refs/tags/v2"));
    JsonFields claims = oidc.claims(tokens().issue(TokenOrder.of(run)));
    assertThat(claims.text("job_workflow_ref"))
        .isEqualTo("acme/shared/.github/workflows/build.yml@refs/tags/v2");
    assertThat(claims.text("workflow_ref"))
        .isEqualTo("acme/app/.github/workflows/release.yml@refs/tags/v1");
    assertThat(claims.text("job_workflow_sha")).isNotEqualTo(claims.text("workflow_sha"));
  }

  @Test
  void aServiceAccountHasTheClaimsOfKubernetes() {
    Identity account = new Identity.ServiceAccount("build", "signer");
    JsonFields claims = oidc.claims(tokens().issue(TokenOrder.of(account)));
    assertThat(claims.text("iss")).isEqualTo(oidc.url() + "/cluster");
    assertThat(claims.text("sub")).isEqualTo("system:serviceaccount:build:signer");
    assertThat(claims.object("kubernetes.io").object("serviceaccount").text("name"))
        .isEqualTo("signer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/app", "acme@main", "acme/app@", "a b/c@main", "acme/app@main x"})
  void otherFormsOfAJobAreRefused(String text) {
    assertThatThrownBy(() -> WorkflowRun.parse(text)).isInstanceOf(LabException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aFaultIsInTheTokenAndNothingElseIs(TokenFault fault) {
    TokenOrder order = TokenOrder.of(ALICE).withNonce(Optional.of("n"));
    JsonFields sound = WebToken.parse(tokens().issue(order), "sound").claims();
    String faulty = tokens().issue(order.with(fault));
    JsonFields claims = WebToken.parse(faulty, "faulty").claims();
    List<String> different =
        Stream.of("iss", "sub", "aud", "exp", "iat", "nbf", "nonce", "email")
            .filter(name -> !sound.node().get(name).equals(claims.node().get(name)))
            .toList();
    assertThat(different)
        .isEqualTo(
            switch (fault) {
              case WRONG_AUDIENCE -> List.of("aud");
              case WRONG_ISSUER -> List.of("iss");
              case EXPIRED, NOT_YET_VALID -> List.of("exp", "iat", "nbf");
              case WRONG_NONCE -> List.of("nonce");
              case UNKNOWN_KEY -> List.of();
              case CHANGED -> List.of("exp");
            });
    if (fault == TokenFault.UNKNOWN_KEY || fault == TokenFault.CHANGED) {
      assertThatThrownBy(() -> oidc.claims(faulty)).hasMessageContaining("no published key");
    }
  }

  @Test
  void anOldKeyIsPublishedAsLongAsItsTokensHold() {
    String before = tokens().issue(TokenOrder.of(ALICE));
    tokens().rotateKeys(IssuerKind.PEOPLE);
    String after = tokens().issue(TokenOrder.of(ALICE));
    assertThat(WebToken.parse(after, "after").keyId())
        .isNotEqualTo(WebToken.parse(before, "before").keyId());
    assertThat(oidc.claims(before)).isNotNull();
    assertThat(oidc.claims(after)).isNotNull();
    now = now.plus(Duration.ofHours(25));
    assertThat(json(oidc.get("/keys")).array("keys")).hasSize(1);
  }

  @Test
  void keysOutliveTheProcessAndAreSecret() throws IOException {
    tokens().rotateKeys(IssuerKind.PEOPLE);
    String token = tokens().issue(TokenOrder.of(ALICE));
    String keys = oidc.get("/keys").body();
    oidc.close();
    oidc = OidcFixture.start(folder, () -> now, oidc.port());
    assertThat(oidc.get("/keys").body()).isEqualTo(keys).doesNotContain("\"d\"");
    assertThat(oidc.claims(token)).isNotNull();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aJobFetchesItsTokenAsOnGitHub() {
    JobVariables variables =
        oidc.service().variablesOf(WorkflowRun.parse("acme/app@main").deployingTo("prod"));
    assertThat(variables.all())
        .containsOnlyKeys("ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN");
    HttpResponse<String> answer = fetch(variables.requestToken());
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonFields claims = oidc.claims(json(answer).text("value"));
    assertThat(claims.text("aud")).isEqualTo("sigstore");
    assertThat(claims.text("sub")).isEqualTo("repo:acme/app:environment:prod");
    assertThat(claims.text("environment")).isEqualTo("prod");
  }

  private JobVariables job() {
    return oidc.service().variablesOf(WorkflowRun.parse("acme/app@main"));
  }

  private HttpResponse<String> fetch(String secret) {
    String url = job().requestUrl();
    return oidc.get(url + "&audience=sigstore", "Authorization", "bearer " + secret);
  }

  @Test
  void nobodyElseFetchesTheTokenOfAJob() {
    assertThat(fetch("x").statusCode()).isEqualTo(401);
    assertThat(fetch(tokens().issue(TokenOrder.of(WorkflowRun.parse("a/b@main")))).statusCode())
        .isEqualTo(401);
    assertThat(fetch(tokens().issue(TokenOrder.of(ALICE))).statusCode()).isEqualTo(401);
    TokenOrder aimed = TokenOrder.of(WorkflowRun.parse("a/b@main"));
    String audience = job().requestUrl().replaceFirst("\\?.*", "");
    assertThat(fetch(tokens().issue(aimed.withAudience(audience))).statusCode()).isEqualTo(401);
    String secret = job().requestToken();
    now = now.plus(Duration.ofHours(6));
    assertThat(fetch(secret).statusCode()).isEqualTo(401);
  }
}
