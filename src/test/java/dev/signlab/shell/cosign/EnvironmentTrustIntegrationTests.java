package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.TrustFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables that name whom to believe, as cosign 3.1 takes them for what cosign 2 wrote. */
class EnvironmentTrustIntegrationTests {

  private static final String VERIFY =
      "verify-blob --certificate-identity "
          + KeylessWorld.WHO
          + " --certificate-oidc-issuer ISSUER --bundle ";

  @TempDir private static Path folder;
  private static KeylessWorld world;

  @BeforeAll
  static void start() throws IOException {
    world = new KeylessWorld(folder);
    world.lab("sign-blob -y --identity-token tok V1 --bundle new.json f");
    world.lab(
        "sign-blob -y --identity-token tok --new-bundle-format=false ADDRESSES --bundle old.json"
            + " f");
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "FULCIO_PEM, REKOR_PUB, CTFE_PUB",
    "FULCIO_PEM, CTFE_PUB, CTFE_PUB",
    "FULCIO_PEM, REKOR_PUB, REKOR_PUB",
    "TSA_CHAIN, REKOR_PUB, CTFE_PUB",
    "none, REKOR_PUB, CTFE_PUB",
    "FULCIO_PEM, none, CTFE_PUB",
    "FULCIO_PEM, REKOR_PUB, none"
  })
  void whatCosign2WroteIsJudgedAsByCosign3(String roots, String log, String certificateLog) {
    Map<String, String> variables = variables(roots, log, certificateLog);
    Tool cosign3 = world.cosign3();
    for (Map.Entry<String, String> each : variables.entrySet()) {
      cosign3 = cosign3.with(each.getKey(), each.getValue());
    }
    Tool.Run cosign = cosign3.run(world.placed(VERIFY + "old.json f").split(" ", -1));
    TestLine lab = lab(variables, "old.json f");
    assertThat(lab.status()).as(lab.err() + cosign).isEqualTo(cosign.status());
    assertThat(error(lab.err())).isEqualTo(error(cosign.stderr()));
  }

  private static String error(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith("Error: ") || line.equals("Verified OK"))
        .findFirst()
        .orElse("");
  }

  @Test
  void bundlesAreJudgedByThemTooAndThatIsSaid() {
    TestLine lab = lab(variables("FULCIO_PEM", "REKOR_PUB", "CTFE_PUB"), "new.json f");
    assertThat(lab.status()).as(lab.err()).isZero();
    assertThat(lab.err()).contains("SIGSTORE_ROOT_FILE", "where cosign 3.1 wants a root");
    assertThat(lab(variables("TSA_CHAIN", "REKOR_PUB", "CTFE_PUB"), "new.json f").status())
        .isEqualTo(1);
  }

  @Test
  void aRootInTheLineComesBeforeThem() {
    Map<String, String> variables = variables("none", "none", "none");
    TestLine lab = lab(variables, "new.json ROOT f");
    assertThat(lab.status()).as(lab.err()).isZero();
  }

  /** Cosign takes the file, and trusts nobody then. */
  @Test
  void authoritiesWithoutARootAreRefused() throws IOException {
    String all = Files.readString(Path.of(world.file(TrustFile.FULCIO_PEM)));
    String end = "-----END CERTIFICATE-----\n";
    Files.writeString(
        folder.resolve("between.pem"), all.substring(0, all.indexOf(end) + end.length()));
    TestLine lab = lab(Map.of("SIGSTORE_ROOT_FILE", "between.pem"), "new.json f");
    assertThat(lab.status()).isEqualTo(1);
    assertThat(lab.err())
        .contains("between.pem holds no root", "1 that others issued, the last by");
  }

  private static TestLine lab(Map<String, String> variables, String words) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("COSIGN_PASSWORD", "");
    return new TestLine(folder, all).type("cosign " + world.placed(VERIFY + words));
  }

  private static Map<String, String> variables(String roots, String log, String certificateLog) {
    return Map.of(
        "SIGSTORE_ROOT_FILE",
        file(roots),
        "SIGSTORE_REKOR_PUBLIC_KEY",
        file(log),
        "SIGSTORE_CT_LOG_PUBLIC_KEY_FILE",
        file(certificateLog));
  }

  private static String file(String name) {
    return name.equals("none") ? name : world.file(TrustFile.valueOf(name));
  }
}
