package dev.signlab.services.rekor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as rekor-cli and two versions of cosign see it. */
class RekorIntegrationTests {

  @TempDir Path folder;
  private RekorLog log;
  private RunningLog server;

  @BeforeEach
  void start() throws IOException {
    log = RekorLog.open(folder.resolve("rekor"), InstantSource.system(), "localhost");
    server = RunningLog.of(new RekorEndpoints(log));
    Files.writeString(folder.resolve("rekor.pub"), log.publicKey().pem());
    Files.writeString(folder.resolve("blob"), "some bytes\n");
    Files.writeString(folder.resolve("predicate.json"), "{\"a\": 1}");
  }

  @AfterEach
  void stop() {
    server.close();
    log.close();
  }

  @Test
  void rekorCliUploadsFindsVerifiesAndAsksForProofs() throws IOException {
    Tool cli = tool("rekor-cli");
    String hash = Digest.of(Files.readAllBytes(folder.resolve("blob"))).hex();
    sign();
    assertThat(rekor(cli, "loginfo").stdout()).contains("Verification Successful!");

    String uploaded = rekor(cli, "upload", entry(hash)).stdout();
    assertThat(uploaded).contains("Created entry at index 1");
    String id = uploaded.strip().substring(uploaded.strip().lastIndexOf('/') + 1);
    assertThat(id).hasSize(80);
    assertThat(rekor(cli, "upload", entry(hash)).stdout())
        .contains("Entry already exists; available at: " + server.url())
        .contains(id);

    assertThat(rekor(cli, "search", "--sha", hash).stdout()).contains(id);
    assertThat(rekor(cli, "search", "--public-key", "ec.pub", "--pki-format", "x509").stdout())
        .contains(id);
    assertThat(rekor(cli, "get", "--uuid", id).stdout()).contains("Index: 1").contains(hash);
    assertThat(rekor(cli, "get", "--log-index", "0").stdout()).contains("Index: 0");
    assertThat(rekor(cli, "verify", entry(hash)).stdout())
        .contains("Entry Index in Current Tree: 1")
        .contains("Current Tree Size: 2");
    assertThat(rekor(cli, "logproof", "--first-size", "1", "--last-size", "2").stdout())
        .contains("Current Root Hash: ");
    assertThat(rekor(cli, "loginfo").stdout())
        .as("the second time it asks whether the log has grown out of what it was")
        .contains("Active Tree Size:       2");
  }

  @Test
  void rekorCliHearsWhyAnEntryIsNotTaken() throws IOException {
    sign();
    Tool.Run other =
        tool("rekor-cli").run(line("upload", server.url(), entry(Digest.of(new byte[0]).hex())));

    assertThat(other.status()).isNotZero();
    assertThat(other.stderr()).contains("invalid signature when validating ASN.1");
  }

  @Test
  void cosignOfTheSecondVersionUploadsAndVerifies() {
    Tool cosign = tool("cosign2").with("SIGSTORE_REKOR_PUBLIC_KEY", "rekor.pub");
    cosign.succeed("generate-key-pair");
    cosign.succeed(
        "sign-blob",
        "-y",
        "--rekor-url=" + server.url(),
        "--key=cosign.key",
        "--bundle=b.json",
        "blob");
    cosign.succeed("verify-blob", "--offline", "--key=cosign.pub", "--bundle=b.json", "blob");
    cosign.succeed(
        "verify-blob",
        "--rekor-url=" + server.url(),
        "--key=cosign.pub",
        "--bundle=b.json",
        "blob");
    assertThat(log.store().head().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dsse", "intoto"})
  void cosignOfTheSecondVersionUploadsAndVerifiesAttestations(String kind) {
    Tool cosign = tool("cosign2").with("SIGSTORE_REKOR_PUBLIC_KEY", "rekor.pub");
    cosign.succeed("generate-key-pair");
    cosign.succeed(
        "attest-blob",
        "-y",
        "--rekor-url=" + server.url(),
        "--key=cosign.key",
        "--rekor-entry-type=" + kind,
        "--predicate=predicate.json",
        "--bundle=a.json",
        "--output-signature=a.sig",
        "blob");
    cosign.succeed(
        "verify-blob-attestation",
        "--rekor-url=" + server.url(),
        "--key=cosign.pub",
        "--bundle=a.json",
        "--signature=a.sig",
        "blob");
    assertThat(log.store().head().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign-blob", "attest-blob"})
  void cosignOfTheThirdVersionUploadsAndVerifies(String command) {
    Tool cosign = tool("cosign3");
    cosign.succeed("generate-key-pair");
    String begin = "start-time=2024-01-01T00:00:00Z";
    cosign.succeed(
        "trusted-root",
        "create",
        "--rekor=url=" + server.url() + ",public-key=rekor.pub," + begin,
        "--out=root.json");
    cosign.succeed(
        "signing-config",
        "create",
        "--rekor=url=" + server.url() + ",api-version=1,operator=lab," + begin,
        "--rekor-config=ANY",
        "--out=config.json");
    boolean attests = command.equals("attest-blob");
    String[] made = attests ? new String[] {"--predicate=predicate.json"} : new String[0];

    cosign.succeed(
        words(
            made,
            command,
            "-y",
            "--key=cosign.key",
            "--signing-config=config.json",
            "--trusted-root=root.json",
            "--bundle=b.json",
            "blob"));
    cosign.succeed(
        attests ? "verify-blob-attestation" : "verify-blob",
        "--key=cosign.pub",
        "--trusted-root=root.json",
        "--bundle=b.json",
        "blob");
    assertThat(log.store().head().size()).isEqualTo(2);
  }

  private void sign() {
    Tool openssl = tool("openssl");
    openssl.succeed("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "ec.pem");
    openssl.succeed("ec", "-in", "ec.pem", "-pubout", "-out", "ec.pub");
    openssl.succeed("dgst", "-sha256", "-sign", "ec.pem", "-out", "blob.sig", "blob");
  }

  private static String[] entry(String hash) {
    return new String[] {
      "--type=hashedrekord",
      "--artifact-hash=" + hash,
      "--signature=blob.sig",
      "--public-key=ec.pub",
      "--pki-format=x509"
    };
  }

  private Tool.Run rekor(Tool cli, String command, String... more) {
    return cli.succeed(line(command, server.url(), more));
  }

  private static String[] line(String command, String url, String... more) {
    return words(more, command, "--rekor_server", url);
  }

  private static String[] words(String[] last, String... first) {
    String[] all = Arrays.copyOf(first, first.length + last.length);
    System.arraycopy(last, 0, all, first.length, last.length);
    return all;
  }

  private Tool tool(String name) {
    return Tool.require(name)
        .in(folder)
        .with("HOME", folder.toString())
        .with("COSIGN_PASSWORD", "pw");
  }
}
