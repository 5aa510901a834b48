package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.engine.TestImages;
import dev.signlab.judge.Tool;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Repository;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images that both cosigns signed by an identity of the lab's own world, verified here. */
class IdentityWorldIntegrationTests {

  private static final String WHO = "alice@example.com";

  @TempDir Path folder;
  private Deployment deployment;
  private EmbeddedRegistry registry;
  private DigestReference image;
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void start() throws IOException {
    deployment = Deployment.start(folder.resolve("services"), 0, InstantSource.system());
    registry =
        EmbeddedRegistry.start(
            RegistrySettings.of(folder.resolve("registry"), InstantSource.system()));
    Repository repository = Repository.parse(registry.host() + "/app");
    image = TestImages.push(TestImages.client(), repository.tag("1.0"), "app");
    Files.writeString(
        folder.resolve("token"),
        Tokens.of(folder.resolve("services"), deployment.base(), InstantSource.system())
            .issue(Identity.Person.of(WHO), "sigstore", Duration.ofMinutes(5)));
    Map<String, String> variables = new HashMap<>();
    variables.put("HOME", folder.toString());
    variables.put("SIGSTORE_ROOT_FILE", file(TrustFile.FULCIO_PEM));
    variables.put("SIGSTORE_REKOR_PUBLIC_KEY", file(TrustFile.REKOR_PUB));
    variables.put("SIGSTORE_CT_LOG_PUBLIC_KEY_FILE", file(TrustFile.CTFE_PUB));
    environment = Map.copyOf(variables);
  }

  @AfterEach
  void stop() {
    registry.close();
    deployment.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = TrustFile.class,
      names = {"SIGNING_CONFIG", "SIGNING_CONFIG_REKOR_V2"})
  void bundlesOfCosign3ByEitherLog(TrustFile config) {
    tool("cosign3")
        .succeed(
            "sign",
            "-y",
            "--signing-config",
            file(config),
            "--trusted-root",
            file(TrustFile.TRUSTED_ROOT),
            "--identity-token",
            "token",
            image.toString());
    sameAs("cosign3", " --trusted-root " + file(TrustFile.TRUSTED_ROOT));
    refusesOthers();
  }

  @Test
  void signaturesOfCosign2() {
    tool("cosign2")
        .succeed(
            "sign",
            "-y",
            "--fulcio-url",
            url(ServiceName.FULCIO),
            "--rekor-url",
            url(ServiceName.REKOR),
            "--identity-token",
            "token",
            image.toString());
    TestLine lab = lab(words(WHO) + " --trusted-root " + file(TrustFile.TRUSTED_ROOT));
    Tool.Run cosign = tool("cosign2").run((words(WHO) + " " + image).split(" ", -1));
    assertThat(cosign.status()).as(cosign.toString()).isZero();
    assertThat(lab.status()).as(lab.err()).isZero();
    assertThat(lab.out()).isEqualTo(cosign.stdout());
    assertThat(lab.err()).endsWith(cosign.stderr().strip() + "\n");
    assertThat(
            lab(words("bob@example.com") + " --trusted-root " + file(TrustFile.TRUSTED_ROOT))
                .status())
        .isEqualTo(12);
  }

  private void sameAs(String judge, String root) {
    Tool.Run cosign = tool(judge).run((words(WHO) + root + " " + image).split(" ", -1));
    TestLine lab = lab(words(WHO) + root);
    assertThat(cosign.status()).as(cosign.toString()).isZero();
    assertThat(lab.status()).as(lab.err()).isZero();
    assertThat(lab.out()).isEqualTo(cosign.stdout());
    assertThat(lab.err()).isEqualTo(cosign.stderr());
  }

  private void refusesOthers() {
    TestLine lab =
        lab(words("bob@example.com") + " --trusted-root " + file(TrustFile.TRUSTED_ROOT));
    assertThat(lab.status()).isEqualTo(1);
    assertThat(lab.err()).contains("expected SAN value \"bob@example.com\", got \"" + WHO + "\"");
  }

  private TestLine lab(String words) {
    return new TestLine(folder, environment).type("cosign " + words + " " + image);
  }

  private String words(String who) {
    return "verify --certificate-identity "
        + who
        + " --certificate-oidc-issuer "
        + url(ServiceName.ISSUER);
  }

  private Tool tool(String name) {
    Tool tool = Tool.require(name).in(folder);
    for (Map.Entry<String, String> each : environment.entrySet()) {
      tool = tool.with(each.getKey(), each.getValue());
    }
    return tool;
  }

  private String url(ServiceName name) {
    return name.url(deployment.base());
  }

  private String file(TrustFile name) {
    return name.in(new Generations(folder.resolve("services")).link().resolve("trust")).toString();
  }
}
