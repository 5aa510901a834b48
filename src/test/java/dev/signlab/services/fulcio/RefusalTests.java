package dev.signlab.services.fulcio;

import static dev.signlab.services.fulcio.FulcioFixture.base64;
import static dev.signlab.services.fulcio.FulcioFixture.body;
import static dev.signlab.services.fulcio.FulcioFixture.chain;
import static dev.signlab.services.fulcio.FulcioFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.services.ctlog.CertificateLog;
import dev.signlab.services.oidc.Identity;
import dev.signlab.services.oidc.IssuerKind;
import dev.signlab.services.oidc.TokenFault;
import dev.signlab.services.oidc.TokenOrder;
import dev.signlab.services.oidc.WorkflowRun;
import dev.signlab.sigstore.certificate.SpiffeId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** What the authority refuses: its callers hear Fulcio's text, and the lab knows the reason. */
class RefusalTests {

  private static final String ALICE = "alice@example.com";
  private static final String OF_THE_TOKEN = "There was an error processing the identity token";

  private Instant now = Instant.parse("2026-11-27T10:00:00Z");
  private FulcioFixture fulcio;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    fulcio = FulcioFixture.start(folder, () -> now);
  }

  @AfterEach
  void stop() {
    fulcio.close();
  }

  private String token() {
    return fulcio.token(Identity.Person.of(ALICE));
  }

  private Refusal refused(HttpResponse<String> answer, RefusalReason reason) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body())
        .isEqualTo("{\"code\":3,\"message\":\"%s\",\"details\":[]}".formatted(reason.message()));
    Refusal refusal = fulcio.service().refusals().getLast();
    assertThat(refusal.reason()).isEqualTo(reason);
    return refusal;
  }

  /** A program of another domain, and user names that could be taken for something else. */
  @Test
  void anIssuerNamesNobodyOutsideOfItsDomain() {
    for (Identity each :
        List.of(
            new Identity.Workload(SpiffeId.parse("spiffe://evil.example/build/signer")),
            new Identity.Workload(SpiffeId.parse("spiffe://example.com.evil.example/build")),
            new Identity.User("alice!example.com"),
            new Identity.User(ALICE))) {
      var answer = fulcio.v2(fulcio.token(each), each.subject());
      assertThat(json(answer).text("message")).isEqualTo(OF_THE_TOKEN);
      refused(answer, RefusalReason.WRONG_SUBJECT);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WRONG_NONCE")
  void everyFaultOfATokenHasItsReason(TokenFault fault) {
    TokenOrder order = TokenOrder.of(Identity.Person.of(ALICE)).with(fault);
    var answer = fulcio.v2(fulcio.oidc().service().tokens().issue(order), ALICE);
    assertThat(json(answer).text("message")).isEqualTo(OF_THE_TOKEN);
    refused(
        answer,
        switch (fault) {
          case WRONG_AUDIENCE -> RefusalReason.WRONG_AUDIENCE;
          case WRONG_ISSUER -> RefusalReason.UNKNOWN_ISSUER;
          case EXPIRED -> RefusalReason.EXPIRED;
          case NOT_YET_VALID -> RefusalReason.NOT_YET_VALID;
          case UNKNOWN_KEY, CHANGED -> RefusalReason.WRONG_SIGNATURE;
          case WRONG_NONCE -> throw new AssertionError("an authority sees no nonce");
        });
  }

  @Test
  void theReasonSaysWhatWasExpectedAndFound() {
    String other =
        fulcio
            .oidc()
            .service()
            .tokens()
            .issue(Identity.Person.of(ALICE), "somebody-else", Duration.ofMinutes(1));
    Refusal refusal = refused(fulcio.v2(other, ALICE), RefusalReason.WRONG_AUDIENCE);
    assertThat(refusal.expected()).isEqualTo("sigstore");
    assertThat(refusal.found()).isEqualTo("somebody-else");
    JsonFields told = json(fulcio.get("/lab/refusals")).objects("refusals").getLast();
    assertThat(told.text("reason")).isEqualTo("WRONG_AUDIENCE");
    assertThat(told.text("told")).isEqualTo(OF_THE_TOKEN);
    assertThat(told.text("found")).isEqualTo("somebody-else");
  }

  @Test
  void aTokenIsOverTheSecondAfterItsEnd() {
    String token = token();
    now = now.plus(TokenOrder.LIFETIME);
    assertThat(fulcio.v2(token, ALICE).statusCode()).isEqualTo(200);
    now = now.plusSeconds(1);
    refused(fulcio.v2(token, ALICE), RefusalReason.EXPIRED);
  }

  @Test
  void anAddressThatNobodyVerifiedIsRefused() {
    String token = fulcio.token(Identity.Person.of(ALICE).unverified());
    refused(fulcio.v2(token, ALICE), RefusalReason.UNVERIFIED_EMAIL);
  }

  @Test
  void whatIsNoTokenIsRefused() {
    for (String token : List.of("", "x", "a.b.c", "e30.e30.e30", "..")) {
      RefusalReason reason =
          token.equals("e30.e30.e30")
              ? RefusalReason.UNKNOWN_ISSUER
              : RefusalReason.MALFORMED_TOKEN;
      refused(fulcio.v2(token, ALICE), reason);
    }
  }

  @Test
  void aLineEndBehindATokenIsFatalAsAtThePublicAuthority() {
    ObjectNode request = body(FulcioFixture.KEYS, ALICE);
    request.putObject("credentials").put("oidcIdentityToken", token() + "\n");
    refused(fulcio.post("/api/v2/signingCert", request), RefusalReason.WRONG_SIGNATURE);
  }

  @Test
  void aReplacedKeyIsFetchedAgain() {
    assertThat(fulcio.v2(token(), ALICE).statusCode()).isEqualTo(200);
    String before = token();
    fulcio.oidc().service().tokens().rotateKeys(IssuerKind.PEOPLE);
    assertThat(fulcio.v2(token(), ALICE).statusCode()).isEqualTo(200);
    assertThat(fulcio.v2(before, ALICE).statusCode()).isEqualTo(200);
  }

  @Test
  void anIssuerThatDoesNotAnswerIsSilent() {
    String token = token();
    fulcio.oidc().close();
    refused(fulcio.v2(token, ALICE), RefusalReason.ISSUER_SILENT);
  }

  @Test
  void theProofIsOverTheSubjectAndNothingElse() {
    refused(fulcio.v2(token(), "bob@example.com"), RefusalReason.WRONG_PROOF);
    WorkflowRun run = WorkflowRun.parse("acme/app@main");
    String workflow = "https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main";
    refused(fulcio.v2(fulcio.token(run), workflow), RefusalReason.WRONG_PROOF);
    assertThat(fulcio.v2(fulcio.token(run), run.subject()).statusCode()).isEqualTo(200);
  }

  @Test
  void theProofOfAnotherKeyIsRefused() {
    ObjectNode request = body(FulcioFixture.KEYS, ALICE);
    ((ObjectNode) request.get("publicKeyRequest"))
        .put("proofOfPossession", FulcioFixture.proof(KeyPair.generate(), ALICE));
    refused(fulcio.v2(token(), request), RefusalReason.WRONG_PROOF);
  }

  @Test
  void noProofIsRefused() {
    ObjectNode request = body(FulcioFixture.KEYS, ALICE);
    ((ObjectNode) request.get("publicKeyRequest")).remove("proofOfPossession");
    refused(fulcio.v2(token(), request), RefusalReason.WRONG_PROOF);
  }

  @Test
  void whatIsNoKeyIsRefused() {
    for (String content : List.of("", "x", "-----BEGIN PUBLIC KEY-----", "MA==")) {
      refused(fulcio.v2(token(), withContent(content)), RefusalReason.MALFORMED_KEY);
    }
    refused(fulcio.v2(token(), Json.object()), RefusalReason.MALFORMED_KEY);
  }

  private static ObjectNode withContent(String content) {
    ObjectNode request = body(FulcioFixture.KEYS, ALICE);
    ((ObjectNode) request.get("publicKeyRequest").get("publicKey")).put("content", content);
    return request;
  }

  @Test
  void aShortKeyIsInsecure() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    byte[] der = generator.generateKeyPair().getPublic().getEncoded();
    refused(fulcio.v2(token(), withContent(base64(der))), RefusalReason.WEAK_KEY);
  }

  @Test
  void whatIsNoRequestIsRefused() {
    ObjectNode request = body(FulcioFixture.KEYS, ALICE);
    request.put("publicKeyRequest", "x");
    refused(fulcio.v2(token(), request), RefusalReason.MALFORMED_REQUEST);
    ObjectNode csr = Json.object().put("certificateSigningRequest", base64(ascii("x")));
    refused(fulcio.v2(token(), csr), RefusalReason.MALFORMED_CSR);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void nothingOfTheTokenIsKept() {
    String token = token();
    fulcio.v2(token + "x", ALICE);
    String signature = token.substring(token.lastIndexOf('.') + 1);
    assertThat(fulcio.get("/lab/refusals").body()).doesNotContain(signature);
  }

  @Test
  void aLogThatKnowsAnotherAuthorityIsTheServersFault(@TempDir Path folder) throws IOException {
    CertificateLog strange = fulcio.log();
    try (FulcioFixture other =
        FulcioFixture.start(folder, () -> now, settings -> settings.publishingIn(strange))) {
      var answer = other.v2(other.token(Identity.Person.of(ALICE)), ALICE);
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body())
          .isEqualTo(
              "{\"code\":13,\"message\":\"Error entering certificate in CTL\",\"details\":[]}");
      assertThat(other.service().refusals().getLast().reason())
          .isEqualTo(RefusalReason.LOG_REFUSED);
    }
  }

  @Test
  void theTokenMayStandInTheBody() {
    ObjectNode request = body(FulcioFixture.KEYS, ALICE);
    request.putObject("credentials").put("oidcIdentityToken", token());
    assertThat(chain(fulcio.post("/api/v2/signingCert", request))).hasSize(3);
  }

  @Test
  void otherPathsAreNotFoundAsByTheGateway() {
    var answer = fulcio.get("/api/v2/signingCert");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).number("code")).isEqualTo(5);
  }
}
