package dev.signlab.services.fulcio;

import static dev.signlab.services.fulcio.FulcioFixture.base64;
import static dev.signlab.services.fulcio.FulcioFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.signlab.crypto.Pem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.services.oidc.Identity;
import dev.signlab.sigstore.certificate.CertificateEntry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The older interface, as cosign 2 and skopeo use it, and what everybody may read. */
class OlderInterfaceTests {

  private static final String ALICE = "alice@example.com";

  private final Instant now = Instant.parse("2026-11-27T10:00:00Z");
  private Path folder;
  private FulcioFixture fulcio;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    fulcio = FulcioFixture.start(folder, () -> now);
  }

  @AfterEach
  void stop() {
    fulcio.close();
  }

  private static HttpResponse<String> ask(FulcioFixture fulcio, byte[] content) {
    ObjectNode body = Json.object();
    body.putObject("publicKey").put("algorithm", "ecdsa").put("content", base64(content));
    body.put("signedEmailAddress", FulcioFixture.proof(FulcioFixture.KEYS, ALICE));
    String token = fulcio.token(Identity.Person.of(ALICE));
    return fulcio.post("/api/v1/signingCert", body, "Authorization", "Bearer " + token);
  }

  private static List<Pem> blocks(HttpResponse<String> answer) {
    return Pem.parseAll(answer.body().getBytes(StandardCharsets.US_ASCII), "answer");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theKeyMayBeDerOrPem(boolean isDer) {
    var key = FulcioFixture.KEYS.publicKey();
    byte[] content = isDer ? key.encoded() : key.pem().getBytes(StandardCharsets.US_ASCII);
    var answer = ask(fulcio, content);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/pem-certificate-chain");
    assertThat(blocks(answer)).extracting(Pem::label).containsOnly("CERTIFICATE").hasSize(3);
    assertThat(answer.headers().firstValue("SCT")).isEmpty();
    assertThat(FulcioFixture.certificate(answer.body()).extension(CertificateEntry.TIMESTAMPS))
        .isPresent();
  }

  @Test
  void aPromiseBesideTheCertificateStandsInAField(@TempDir Path other) throws IOException {
    try (FulcioFixture detached = FulcioFixture.start(other, () -> now, FulcioSettings::detached)) {
      var answer = ask(detached, FulcioFixture.KEYS.publicKey().encoded());
      String field = answer.headers().firstValue("SCT").orElseThrow();
      JsonFields promise = Json.parseObject(Base64.getDecoder().decode(field), "promise");
      assertThat(promise.number("sct_version")).isZero();
      assertThat(promise.number("timestamp")).isEqualTo(now.toEpochMilli());
      assertThat(FulcioFixture.certificate(answer.body()).extension(CertificateEntry.TIMESTAMPS))
          .isEmpty();
    }
  }

  @Test
  void aRequestWithoutKeyIsRefusedInBothInterfaces() {
    String token = fulcio.token(Identity.Person.of(ALICE));
    var answer =
        fulcio.post("/api/v1/signingCert", Json.object(), "Authorization", "Bearer " + token);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).text("message"))
        .isEqualTo("The public key supplied in the request could not be parsed");
  }

  @Test
  void theChainIsTheSameEverywhere() {
    var root = fulcio.get("/api/v1/rootCert");
    List<String> bundle =
        json(fulcio.get("/api/v2/trustBundle"))
            .objects("chains")
            .getFirst()
            .array("certificates")
            .stream()
            .map(each -> each.stringValue())
            .toList();
    assertThat(bundle).hasSize(2);
    assertThat(String.join("", bundle).strip()).isEqualTo(root.body());
    assertThat(fulcio.service().certificatesPem().strip()).isEqualTo(root.body());
    var issued = ask(fulcio, FulcioFixture.KEYS.publicKey().encoded());
    assertThat(issued.body()).endsWith(root.body());
  }

  @Test
  void theConfigurationNamesIssuersAndWhatIsSigned() {
    JsonFields first = json(fulcio.get("/api/v2/configuration")).objects("issuers").getFirst();
    assertThat(first.text("issuerUrl")).isEqualTo(fulcio.oidc().url());
    assertThat(first.text("audience")).isEqualTo("sigstore");
    assertThat(first.text("challengeClaim")).isEqualTo("email");
    assertThat(first.text("issuerType")).isEqualTo("email");
    List<JsonFields> all = json(fulcio.get("/api/v2/configuration")).objects("issuers");
    assertThat(all)
        .extracting(each -> each.text("issuerType"), each -> each.text("spiffeTrustDomain"))
        .contains(tuple("spiffe", "example.com"), tuple("username", ""));
    assertThat(all)
        .extracting(each -> each.text("issuerType"), each -> each.text("subjectDomain"))
        .contains(tuple("spiffe", ""), tuple("username", "example.com"));
  }

  @Test
  void theAuthorityOutlivesItsProcessAndIsSecret() throws IOException {
    String before = fulcio.service().certificatesPem();
    fulcio.close();
    fulcio = FulcioFixture.start(folder, () -> now.plusSeconds(60));
    assertThat(fulcio.service().certificatesPem()).isEqualTo(before);
    Path file = folder.resolve("fulcio").resolve("authority.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(before).doesNotContain("PRIVATE");
  }
}
