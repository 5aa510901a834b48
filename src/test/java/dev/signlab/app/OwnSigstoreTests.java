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
  void aSignatureByKeyIsLoggedAndItsEntryAskedFor() {
    evening.type("cosign generate-key-pair");
    evening.type("cosign sign-blob -y --key cosign.key --bundle k.json notes.txt");
    String verify = "cosign verify-blob --key cosign.pub --bundle k.json notes.txt";
    assertThat(evening.type(verify)).contains("Verified OK").doesNotContain("no transparency log");
    evening.type("sigstore stop");
    assertThat(evening.type(verify)).as("by what the bundle holds").contains("Verified OK");
    assertThat(evening.type("cosign sign-blob -y --key cosign.key --bundle n.json notes.txt"))
        .contains("No log takes this signature: the services do not run");
    String unlogged = verify.replace("k.json", "n.json");
    assertThat(evening.type(unlogged))
        .contains("not enough verified log entries from transparency log: 0 < 1")
        .contains("--insecure-ignore-tlog")
        .doesNotContain("Verified OK");
    assertThat(evening.type(unlogged.replace("--key", "--insecure-ignore-tlog --key")))
        .contains("WARNING: Skipping tlog verification", "Verified OK");
  }

  /** Labs of the other tracks say what happens without a log, whatever was started before. */
  @Test
  void aLabThatAsksForNoServicesIsDoneWithoutThem() {
    evening.type("start sign");
    evening.type("echo notes > notes.txt && cosign generate-key-pair --output-key-prefix mine");
    assertThat(evening.type("cosign sign-blob -y --key mine.key --bundle n.json notes.txt"))
        .contains("This lab is done without a transparency log")
        .doesNotContain("tlog entry created");
    assertThat(evening.type("cosign verify-blob --key mine.pub --bundle n.json notes.txt"))
        .contains("Verified OK");
  }

  private String verifyBy(String identity) {
    return evening.inThisWorld(
        "cosign verify-blob --certificate-identity "
            + identity
            + " --certificate-oidc-issuer http://localhost:5101 --bundle n.json notes.txt");
  }
}
