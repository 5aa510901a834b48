package dev.signlab.services.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import dev.signlab.services.oidc.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A deployment signed with and verified against by both cosigns. */
class DeploymentIntegrationTests {

  private static final String WHO = "alice@example.com";

  @TempDir Path folder;
  private Deployment deployment;
  private Path trust;

  @BeforeEach
  void start() throws IOException {
    deployment = Deployment.start(folder.resolve("services"), 0, InstantSource.system());
    trust = new Generations(folder.resolve("services")).link().resolve("trust");
    Files.writeString(folder.resolve("blob"), "some bytes");
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"SIGNING_CONFIG", "SIGNING_CONFIG_REKOR_V2"})
  void cosign_3_signs_by_either_log_and_verifies(TrustFile config) {
    sign(config);
    cosign3().succeed(trusting(words(WHO)));
    assertThat(cosign3().run(trusting(words("bob@example.com"))).stderr())
        .contains("no matching CertificateIdentity found");
  }

  @Test
  void cosign_2_signs_by_addresses_and_single_keys_and_verifies() {
    Tool cosign =
        Tool.require("cosign2")
            .in(folder)
            .with("HOME", folder.toString())
            .with("SIGSTORE_ROOT_FILE", file(TrustFile.FULCIO_PEM))
            .with("SIGSTORE_REKOR_PUBLIC_KEY", file(TrustFile.REKOR_PUB))
            .with("SIGSTORE_CT_LOG_PUBLIC_KEY_FILE", file(TrustFile.CTFE_PUB));
    cosign.succeed(
        "sign-blob",
        "-y",
        "--fulcio-url",
        url(ServiceName.FULCIO),
        "--rekor-url",
        url(ServiceName.REKOR),
        "--identity-token",
        token(),
        "--bundle",
        "bundle.json",
        "blob");
    cosign.succeed(words(WHO));
    assertThat(cosign.run(words("bob@example.com")).status()).isNotZero();
  }

  private void sign(TrustFile config) {
    cosign3()
        .succeed(
            "sign-blob",
            "-y",
            "--signing-config",
            file(config),
            "--trusted-root",
            file(TrustFile.TRUSTED_ROOT),
            "--identity-token",
            token(),
            "--bundle",
            "bundle.json",
            "blob");
  }

  private Tool cosign3() {
    return Tool.require("cosign3").in(folder).with("HOME", folder.toString());
  }

  private String[] words(String who) {
    return new String[] {
      "verify-blob",
      "--bundle",
      "bundle.json",
      "--certificate-identity",
      who,
      "--certificate-oidc-issuer",
      url(ServiceName.ISSUER),
      "blob"
    };
  }

  private String[] trusting(String[] words) {
    List<String> more = new ArrayList<>(List.of(words));
    more.addAll(1, List.of("--trusted-root", file(TrustFile.TRUSTED_ROOT)));
    return more.toArray(String[]::new);
  }

  /** Returns a file, since cosign 3.1 takes a token for the name of one that is too long. */
  private String token() {
    String token = freshToken();
    try {
      return Files.writeString(folder.resolve("token"), token).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String freshToken() {
    return Tokens.of(folder.resolve("services"), deployment.base(), InstantSource.system())
        .issue(Identity.Person.of(WHO), "sigstore", Duration.ofMinutes(5));
  }

  private String url(ServiceName name) {
    return name.url(deployment.base());
  }

  private String file(TrustFile name) {
    return name.in(trust).toString();
  }
}
