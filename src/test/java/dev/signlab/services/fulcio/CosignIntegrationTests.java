package dev.signlab.services.fulcio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.judge.Tool;
import dev.signlab.services.oidc.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** cosign gets certificates for files, looks at the log's promise, and verifies by identity. */
class CosignIntegrationTests {

  private static final Pattern CODE = Pattern.compile("verification code ([A-Z]{4}-[A-Z]{4}) in");
  private static final Pattern ADDRESS = Pattern.compile("(http\\S+)\n");
  private static final String ALICE = "alice@example.com";

  private final InstantSource clock = InstantSource.system();
  private Path folder;
  private FulcioFixture fulcio;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    fulcio = FulcioFixture.start(folder, clock);
    Files.writeString(folder.resolve("blob"), "something to sign\n");
    Files.writeString(folder.resolve("fulcio.pem"), fulcio.service().certificatesPem());
    Files.writeString(folder.resolve("ctfe.pub"), fulcio.log().publicKey().pem());
    Files.writeString(folder.resolve("token"), fulcio.token(Identity.Person.of(ALICE)));
  }

  @AfterEach
  void stop() {
    fulcio.close();
  }

  private Tool cosign(String name) {
    return Tool.require(name)
        .in(folder)
        .with("HOME", folder.toString())
        .with("SIGSTORE_CT_LOG_PUBLIC_KEY_FILE", folder.resolve("ctfe.pub").toString())
        .with("SIGSTORE_ROOT_FILE", folder.resolve("fulcio.pem").toString());
  }

  private static String[] signing(String fulcioUrl, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "sign-blob",
                "-y",
                "--tlog-upload=false",
                "--fulcio-url",
                fulcioUrl,
                "--output-certificate",
                "blob.pem",
                "--output-signature",
                "blob.sig"));
    line.addAll(List.of(more));
    line.add("blob");
    return line.toArray(String[]::new);
  }

  private Tool.Run verify(Tool cosign, String identity, String issuer) {
    return cosign.run(
        "verify-blob",
        "--insecure-ignore-tlog",
        "--certificate",
        "blob.pem",
        "--signature",
        "blob.sig",
        "--certificate-identity",
        identity,
        "--certificate-oidc-issuer",
        issuer,
        "blob");
  }

  @Test
  void aTokenFromAFileIsEnoughAndTheIdentityCounts() {
    Tool cosign = cosign("cosign2");
    cosign.succeed(signing(fulcio.url(), "--identity-token", "token"));
    String issuer = fulcio.oidc().url();
    assertThat(verify(cosign, ALICE, issuer).stderr()).contains("Verified OK");
    assertThat(verify(cosign, "bob@example.com", issuer).stderr())
        .contains("none of the expected identities matched");
    assertThat(verify(cosign, ALICE, issuer + "/partner").stderr())
        .contains("none of the expected identities matched");
  }

  @Test
  void thePromiseOfAnotherLogIsRefused() throws IOException {
    Files.writeString(folder.resolve("ctfe.pub"), KeyPair.generate().publicKey().pem());
    Tool.Run run = cosign("cosign2").run(signing(fulcio.url(), "--identity-token", "token"));
    assertThat(run.status()).isNotZero();
    assertThat(run.stderr()).contains("ctfe public key not found");
  }

  @Test
  void aTokenThatIsNoneGetsFulciosText() throws IOException {
    Files.writeString(folder.resolve("token"), fulcio.token(Identity.Person.of(ALICE)) + "x");
    Tool.Run run = cosign("cosign2").run(signing(fulcio.url(), "--identity-token", "token"));
    assertThat(run.status()).isNotZero();
    assertThat(run.stderr()).contains("There was an error processing the identity token");
    assertThat(fulcio.service().refusals().getLast().reason())
        .isEqualTo(RefusalReason.WRONG_SIGNATURE);
  }

  @Test
  void somebodySignsInForItByADevicesCode() throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process process = startSignIn("device", said);
    try {
      String code = found(CODE, said, process);
      fulcio.oidc().signInForDevice(code, "bob@example.com");
      requireSuccess(process, said);
    } finally {
      process.destroyForcibly();
    }
    assertThat(verify(cosign("cosign2"), "bob@example.com", fulcio.oidc().url()).stderr())
        .contains("Verified OK");
  }

  @Test
  void somebodySignsInForItInTheBrowserThatItOpens() throws IOException, InterruptedException {
    Path opener = Files.createDirectories(folder.resolve("bin")).resolve("xdg-open");
    Path opened = folder.resolve("opened");
    Files.writeString(opener, "#!/bin/sh\nprintf '%s\\n' \"$1\" > " + opened + "\n");
    Files.setPosixFilePermissions(opener, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path said = folder.resolve("said");
    Process process = startSignIn("normal", said);
    try {
      fulcio.oidc().signInAt(found(ADDRESS, opened, process), ALICE);
      requireSuccess(process, said);
    } finally {
      process.destroyForcibly();
    }
    assertThat(verify(cosign("cosign2"), ALICE, fulcio.oidc().url()).stderr())
        .contains("Verified OK");
  }

  private Process startSignIn(String flow, Path said) throws IOException {
    Tool cosign =
        cosign("cosign2").with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    List<String> line = new ArrayList<>(List.of(cosign.file().toString()));
    line.addAll(
        List.of(
            signing(
                fulcio.url(),
                "--oidc-issuer",
                fulcio.oidc().url(),
                "--oidc-client-id",
                "sigstore",
                "--fulcio-auth-flow",
                flow)));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().putAll(cosign.environment());
    return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
  }

  private static void requireSuccess(Process process, Path said)
      throws IOException, InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
  }

  /** Waits for what a program writes. */
  private static String found(Pattern wanted, Path file, Process process)
      throws IOException, InterruptedException {
    for (int i = 0; i < 600 && process.isAlive(); i++) {
      if (Files.exists(file)) {
        Matcher match = wanted.matcher(Files.readString(file));
        if (match.find()) {
          return match.group(1);
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError(wanted + " never came");
  }
}
