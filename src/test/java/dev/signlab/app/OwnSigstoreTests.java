package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shell makes of the services of its own world, running or not. */
class OwnSigstoreTests {

  private final Evening evening;

  OwnSigstoreTests(@TempDir Path home) {
    this.evening = Evening.in(home);
  }

  @BeforeEach
  void start() {
    evening.type("sigstore start");
    evening.type("echo notes > notes.txt");
  }

  @AfterEach
  void leave() {
    evening.close();
  }

  @Test
  void whatAnIdentitySignedIsVerifiedWhileTheServicesDoNotRun() {
    evening.type("world token --identity ada@example.com > token.txt");
    evening.type("cosign sign-blob -y --identity-token token.txt --bundle n.json notes.txt");
    evening.type("sigstore stop");
    assertThat(evening.type(verifyBy("ada@example.com"))).contains("Verified OK");
    assertThat(evening.type(verifyBy("eve@example.com")))
        .contains("expected SAN value \"eve@example.com\", got \"ada@example.com\"")
        .doesNotContain("Verified OK");
  }

  @Test
  void wireSaysThatAVerificationAskedNobody() {
    evening.type("world token --identity ada@example.com > token.txt");
    evening.type("cosign sign-blob -y --identity-token token.txt --bundle n.json notes.txt");
    assertThat(evening.type("wire")).contains("/api/v1/log/entries").doesNotContain("nothing was");
    evening.type("sigstore stop");
    evening.type(verifyBy("ada@example.com"));
    evening.type("ls");
    String wire = evening.type("wire");
    assertThat(wire.lines().toList())
        .startsWith(verifyBy("ada@example.com"), "    nothing was sent: it asked nobody")
        .contains("the last line that asked somebody:");
    assertThat(wire.indexOf("/api/v1/log/entries")).isGreaterThan(wire.indexOf("the last line"));
  }

  @Test
  void aVerificationByKeySaysThatTheLogIsNotAsked() {
    String image = evening.image("notes:1.0");
    evening.type("echo FROM scratch > Dockerfile && echo COPY notes.txt / >> Dockerfile");
    evening.type("docker build -t " + image + " . && docker push " + image);
    evening.type("cosign generate-key-pair && cosign sign -y --key cosign.key " + image);
    assertThat(evening.type("cosign verify --key cosign.pub " + image))
        .contains("signatures were verified against the specified public key")
        .contains("This world's log is not asked")
        .doesNotContain("has no transparency log");
  }

  private String verifyBy(String identity) {
    return evening.inThisWorld(
        "cosign verify-blob --certificate-identity "
            + identity
            + " --certificate-oidc-issuer http://localhost:5101 --bundle n.json notes.txt");
  }
}
