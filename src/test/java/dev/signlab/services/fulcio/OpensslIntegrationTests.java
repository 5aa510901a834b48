package dev.signlab.services.fulcio;

import static dev.signlab.services.fulcio.FulcioFixture.base64;
import static dev.signlab.services.fulcio.FulcioFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.judge.Tool;
import dev.signlab.services.oidc.Identity;
import dev.signlab.services.oidc.WorkflowRun;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** openssl reads the certificates, believes the chain, and makes requests of its own. */
class OpensslIntegrationTests {

  private static final String ALICE = "alice@example.com";

  private final InstantSource clock = InstantSource.system();
  private Tool openssl;
  private Path folder;
  private FulcioFixture fulcio;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    openssl = Tool.require("openssl").in(folder);
    fulcio = FulcioFixture.start(folder, clock);
  }

  @AfterEach
  void stop() {
    if (fulcio != null) {
      fulcio.close();
    }
  }

  private void write(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> chain =
        json(answer)
            .object("signedCertificateEmbeddedSct")
            .object("chain")
            .array("certificates")
            .stream()
            .map(JsonNode::stringValue)
            .toList();
    Files.writeString(folder.resolve("leaf.pem"), chain.get(0));
    Files.writeString(folder.resolve("intermediate.pem"), chain.get(1));
    Files.writeString(folder.resolve("root.pem"), chain.get(2));
  }

  @Test
  void theChainIsStrictlySound() throws IOException {
    write(fulcio.v2(fulcio.token(Identity.Person.of(ALICE)), ALICE));
    String verified =
        openssl
            .succeed(
                "verify",
                "-x509_strict",
                "-purpose",
                "any",
                "-CAfile",
                "root.pem",
                "-untrusted",
                "intermediate.pem",
                "leaf.pem")
            .stdout();
    assertThat(verified).isEqualTo("leaf.pem: OK\n");
  }

  @Test
  void theProfileOfAPersonIsAsTheSpecificationHasIt() throws IOException {
    write(fulcio.v2(fulcio.token(Identity.Person.of(ALICE)), ALICE));
    String text = openssl.succeed("x509", "-in", "leaf.pem", "-noout", "-text").stdout();
    assertThat(text)
        .contains("X509v3 Key Usage: critical\n                Digital Signature\n")
        .contains("X509v3 Extended Key Usage: \n                Code Signing\n")
        .contains("X509v3 Subject Alternative Name: critical\n                email:" + ALICE)
        .contains("CT Precertificate SCTs:")
        .contains("1.3.6.1.4.1.57264.1.8")
        .contains("ecdsa-with-SHA384")
        .contains("Subject: \n");
    String root = openssl.succeed("x509", "-in", "root.pem", "-noout", "-text").stdout();
    assertThat(root).contains("CA:TRUE").doesNotContain("Extended Key Usage");
    String middle = openssl.succeed("x509", "-in", "intermediate.pem", "-noout", "-text").stdout();
    assertThat(middle).contains("CA:TRUE, pathlen:0", "Code Signing", "Certificate Sign, CRL Sign");
  }

  @Test
  void theProfileOfAJobNamesItsWorkflow() throws IOException {
    WorkflowRun run = WorkflowRun.parse("acme/app@main");
    write(fulcio.v2(fulcio.token(run), run.subject()));
    assertThat(openssl.succeed("x509", "-in", "leaf.pem", "-noout", "-text").stdout())
        .contains("URI:https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main")
        .contains("1.3.6.1.4.1.57264.1.24");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC -pkeyopt ec_paramgen_curve:P-256", "ED25519", "RSA"})
  void aSigningRequestOfOpensslIsCertified(String kind) throws IOException {
    makeRequest(kind);
    String token = fulcio.token(Identity.Person.of(ALICE));
    write(fulcio.v2(token, request()));
    String wanted = openssl.succeed("pkey", "-in", "key.pem", "-pubout").stdout();
    assertThat(openssl.succeed("x509", "-in", "leaf.pem", "-noout", "-pubkey").stdout())
        .isEqualTo(wanted);
    assertThat(openssl.succeed("x509", "-in", "leaf.pem", "-noout", "-subject").stdout())
        .doesNotContain("ignored");
  }

  private void makeRequest(String kind) {
    List<String> words = new ArrayList<>(List.of("genpkey", "-out", "key.pem", "-algorithm"));
    words.addAll(List.of(kind.split(" ", -1)));
    openssl.succeed(words.toArray(String[]::new));
    openssl.succeed("req", "-new", "-key", "key.pem", "-subj", "/CN=ignored", "-out", "a.csr");
  }

  private ObjectNode request() throws IOException {
    byte[] csr = Files.readAllBytes(folder.resolve("a.csr"));
    return Json.object().put("certificateSigningRequest", base64(csr));
  }

  @Test
  void aSigningRequestThatWasChangedIsRefused() throws IOException {
    makeRequest("ED25519");
    openssl.succeed("req", "-in", "a.csr", "-outform", "DER", "-out", "a.der");
    byte[] der = Files.readAllBytes(folder.resolve("a.der"));
    String text = new String(der, StandardCharsets.ISO_8859_1).replace("ignored", "changed");
    Files.write(folder.resolve("b.der"), text.getBytes(StandardCharsets.ISO_8859_1));
    openssl.run("req", "-in", "b.der", "-inform", "DER", "-out", "a.csr");
    var answer = fulcio.v2(fulcio.token(Identity.Person.of(ALICE)), request());
    assertThat(json(answer).text("message"))
        .isEqualTo("The signature supplied in the request could not be verified");
    assertThat(fulcio.service().refusals().getLast().reason()).isEqualTo(RefusalReason.WRONG_PROOF);
  }
}
