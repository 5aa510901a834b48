package dev.signlab.services.rekor.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import dev.signlab.services.rekor.RunningLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log as cosign sees it. */
class TilesIntegrationTests {

  private static final String BEGIN = "start-time=2024-01-01T00:00:00Z";

  @TempDir Path folder;
  private TilesLog log;
  private RunningLog server;
  private Tool cosign;

  @BeforeEach
  void start() throws IOException {
    cosign =
        Tool.require("cosign3")
            .in(folder)
            .with("HOME", folder.toString())
            .with("COSIGN_PASSWORD", "pw");
    log = TilesLog.open(folder.resolve("rekor"), "localhost");
    server = RunningLog.of(new TilesEndpoints(log));
    Files.writeString(folder.resolve("rekor.pub"), log.publicKey().pem());
    Files.writeString(folder.resolve("blob"), "some bytes\n");
    Files.writeString(folder.resolve("predicate.json"), "{\"a\": 1}");
    cosign.succeed("generate-key-pair");
    cosign.succeed(
        "trusted-root",
        "create",
        "--rekor=url=" + server.url() + ",public-key=rekor.pub,origin=localhost," + BEGIN,
        "--out=root.json");
    cosign.succeed(
        "signing-config",
        "create",
        "--rekor=url=" + server.url() + ",api-version=2,operator=lab," + BEGIN,
        "--rekor-config=ANY",
        "--out=config.json");
  }

  @AfterEach
  void stop() {
    server.close();
    log.close();
  }

  @Test
  void cosignLogsSignaturesAndAttestationsAndVerifiesThem() throws IOException {
    sign("sign-blob", "s.json");
    cosign.succeed(
        "verify-blob", "--key=cosign.pub", "--trusted-root=root.json", "--bundle=s.json", "blob");
    sign("attest-blob", "a.json", "--predicate=predicate.json");
    cosign.succeed(
        "verify-blob-attestation",
        "--key=cosign.pub",
        "--trusted-root=root.json",
        "--bundle=a.json",
        "blob");
    assertThat(log.store().head().size()).isEqualTo(3);

    String bundle = Files.readString(folder.resolve("s.json"));
    Files.writeString(
        folder.resolve("s.json"), bundle.replace("\"logIndex\":\"1\"", "\"logIndex\":\"2\""));
    assertThat(
            cosign
                .run(
                    "verify-blob",
                    "--key=cosign.pub",
                    "--trusted-root=root.json",
                    "--bundle=s.json",
                    "blob")
                .status())
        .isNotZero();
  }

  @Test
  void cosignHearsThatTheLogIsFrozen() {
    log.freeze();

    Tool.Run run =
        cosign.run(
            "sign-blob",
            "-y",
            "--key=cosign.key",
            "--signing-config=config.json",
            "--trusted-root=root.json",
            "--bundle=s.json",
            "blob");

    assertThat(run.status()).isNotZero();
    assertThat(run.stderr())
        .contains("405 This log has been frozen, please switch to the latest log.");
  }

  private void sign(String command, String bundle, String... more) {
    String[] line = {
      command,
      "-y",
      "--key=cosign.key",
      "--signing-config=config.json",
      "--trusted-root=root.json",
      "--bundle=" + bundle,
      "blob"
    };
    String[] all = Arrays.copyOf(line, line.length + more.length);
    System.arraycopy(more, 0, all, line.length, more.length);
    cosign.succeed(all);
  }
}
