package dev.signlab.shell.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.app.InProcessLab;
import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.services.deployment.Generations;
import dev.signlab.services.deployment.ServiceName;
import dev.signlab.services.deployment.Tokens;
import dev.signlab.services.deployment.TrustFile;
import dev.signlab.services.oidc.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code conformance sign-bundle} by an identity against a world, judged by cosign and the lab. */
class SignBundleIntegrationTests {

  private static final String WHO = "alice@example.com";

  private static final String STATEMENT =
      "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"f\",\"digest\":"
          + "{\"sha256\":\"3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7\"}}],"
          + "\"predicateType\":\"https://example.com/p/v1\",\"predicate\":{}}";

  @TempDir Path folder;
  private Deployment deployment;
  private String token = "";

  @BeforeEach
  void start() throws IOException {
    deployment = Deployment.start(folder.resolve("services"), 0, InstantSource.system());
    token =
        Tokens.of(folder.resolve("services"), deployment.base(), InstantSource.system())
            .issue(Identity.Person.of(WHO), "sigstore", Duration.ofMinutes(5));
    Files.writeString(folder.resolve("f"), "data");
    Files.writeString(folder.resolve("st.json"), STATEMENT);
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = TrustFile.class,
      names = {"SIGNING_CONFIG", "SIGNING_CONFIG_REKOR_V2"})
  void aFileByEitherLog(TrustFile config) {
    Tool.Run signed = sign(config, List.of(), "f");
    assertThat(signed.status()).as(signed.toString()).isZero();
    assertThat(lab("verify-bundle", WHO, "f").status()).isZero();
    assertThat(lab("verify-bundle", "bob@example.com", "f").status()).isNotZero();
    third().succeed(words("verify-blob", WHO, List.of(), "f"));
    assertThat(third().run(words("verify-blob", "bob@example.com", List.of(), "f")).status())
        .isNotZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = TrustFile.class,
      names = {"SIGNING_CONFIG", "SIGNING_CONFIG_REKOR_V2"})
  void aStatementByEitherLog(TrustFile config) {
    Tool.Run signed = sign(config, List.of("--in-toto"), "st.json");
    assertThat(signed.status()).as(signed.toString()).isZero();
    assertThat(lab("verify-bundle", WHO, "f").status()).isZero();
    third()
        .succeed(
            words(
                "verify-blob-attestation",
                WHO,
                List.of("--type", "https://example.com/p/v1"),
                "f"));
  }

  @Test
  void withoutServicesNobodyIsAsked() {
    Tool.Run run =
        new InProcessLab(folder, Map.of())
            .run(
                List.of(
                    "conformance",
                    "sign-bundle",
                    "--identity-token",
                    token,
                    "--bundle",
                    "b.json",
                    "f"));
    assertThat(run.status()).isNotZero();
    assertThat(run.stderr())
        .contains("no services that sign by an identity", "world start")
        .doesNotContain(token);
    assertThat(folder.resolve("b.json")).doesNotExist();
  }

  private Tool.Run sign(TrustFile config, List<String> flags, String artifact) {
    List<String> words = new ArrayList<>(List.of("conformance", "sign-bundle"));
    words.addAll(flags);
    words.addAll(List.of("--identity-token", token, "--bundle", "b.json"));
    words.addAll(List.of("--signing-config", file(config)));
    words.addAll(List.of("--trusted-root", file(TrustFile.TRUSTED_ROOT), artifact));
    return new InProcessLab(folder, Map.of()).run(words);
  }

  private Tool.Run lab(String command, String who, String artifact) {
    List<String> words = new ArrayList<>(List.of("conformance"));
    words.addAll(List.of(words(command, who, List.of(), artifact)));
    return new InProcessLab(folder, Map.of()).run(words);
  }

  private String[] words(String command, String who, List<String> flags, String artifact) {
    List<String> words = new ArrayList<>(List.of(command, "--bundle", "b.json"));
    words.addAll(List.of("--trusted-root", file(TrustFile.TRUSTED_ROOT)));
    words.addAll(List.of("--certificate-identity", who));
    words.addAll(List.of("--certificate-oidc-issuer", ServiceName.ISSUER.url(deployment.base())));
    words.addAll(flags);
    words.add(artifact);
    return words.toArray(String[]::new);
  }

  private Tool third() {
    return Tool.require("cosign3").in(folder).with("HOME", folder.toString());
  }

  private String file(TrustFile name) {
    return name.in(new Generations(folder.resolve("services")).link().resolve("trust")).toString();
  }
}
