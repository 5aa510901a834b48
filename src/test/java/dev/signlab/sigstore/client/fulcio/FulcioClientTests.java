package dev.signlab.sigstore.client.fulcio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.client.ScriptedService;
import dev.signlab.sigstore.client.Tokens;
import dev.signlab.sigstore.client.oidc.IdentityToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Fulcio hears, and what becomes of its refusals; the real one issues elsewhere. */
class FulcioClientTests {

  private final KeyPair key = KeyPair.generate();
  private final IdentityToken alice = IdentityToken.parse(Tokens.ALICE, "it");
  private ScriptedService service;

  @BeforeEach
  void start() throws IOException {
    service = new ScriptedService();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void theTokenGoesIntoTheFieldAndTheProofIntoTheBody() {
    service.then(400, "{\"code\":3,\"message\":\"no\",\"details\":[]}");
    assertThatThrownBy(this::certify).isInstanceOf(LabException.class);

    var heard = service.heard().getFirst();
    assertThat(heard.line()).isEqualTo("POST /api/v2/signingCert");
    assertThat(heard.authorization()).isEqualTo("Bearer " + Tokens.ALICE);
    assertThat(heard.text()).doesNotContain(Tokens.ALICE);
    JsonFields request = Json.parseObject(heard.body(), "it").object("publicKeyRequest");
    String pem = request.object("publicKey").text("content");
    VerificationKey sent = VerificationKey.parsePem(pem.getBytes(StandardCharsets.US_ASCII), "it");
    assertThat(sent).isEqualTo(key.publicKey());
    byte[] subject = "alice@example.com".getBytes(StandardCharsets.UTF_8);
    assertThat(sent.verifier().verifies(subject, request.bytes("proofOfPossession"))).isTrue();
    assertThat(service.log().all().toString()).doesNotContain(Tokens.ALICE);
  }

  @Test
  void aRefusalIsToldInFulciosWords() {
    service.then(
        400, "{\"code\":3,\"message\":\"There was an error processing the identity token\"}");
    LabException refused = catchThrowableOfType(LabException.class, this::certify);

    assertThat(refused.problem().isOf(Cause.SERVICE_REFUSED)).isTrue();
    assertThat(refused.problem().found())
        .contains("status 400: There was an error processing the identity token");
  }

  @Test
  void aTokenThatIsOverIsFoundOutByItself() {
    service.then(400, "{\"message\":\"There was an error processing the identity token\"}");
    IdentityToken old =
        IdentityToken.parse(Tokens.of("{\"iss\":\"i\",\"sub\":\"s\",\"exp\":1}"), "it");
    LabException refused =
        catchThrowableOfType(
            LabException.class,
            () -> FulcioClient.at(service.url(), service.transport()).certify(old, key));
    assertThat(refused.problem().isOf(Cause.WRONG_TOKEN)).isTrue();

    assertThat(refused.problem().hints().toString())
        .contains("the token itself shows why: it ended at 1970-01-01T00:00:01Z");
  }

  @Test
  void onlyStatus200IsSuccess() {
    service.then(201, "{}");
    assertThat(catchThrowableOfType(LabException.class, this::certify).problem().found())
        .contains("status 201: {}");
  }

  @Test
  void nobodyThereIsAnotherCause() {
    service.close();
    LabException refused = catchThrowableOfType(LabException.class, this::certify);

    assertThat(refused.problem().isOf(Cause.NO_SERVICE)).isTrue();
    assertThat(refused.problem().summary())
        .isEqualTo("no answer from Fulcio at " + service.url() + ": connection refused");
  }

  private IssuedCertificate certify() {
    return FulcioClient.at(service.url() + "/", service.transport()).certify(alice, key);
  }
}
