package dev.signlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.cosign.words.CosignText;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real cosign signed some day, kept as fixtures, verified here. */
class ForeignSignaturesIntegrationTests {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  @TempDir private static Path folder;
  @AutoClose private static DebianRegistry registry;
  private static final RegistryClient CLIENT = TestImages.client();

  @BeforeAll
  static void start() {
    registry = DebianRegistry.in(folder).start();
  }

  @ParameterizedTest
  @CsvSource({
    "cosign-2.5.0/signed-twice, cosign-2.5.0/p256.pub",
    "cosign-2.5.0/signed-twice, cosign-2.5.0/ed25519.pub",
    "cosign-3.1.1/signed-p256, cosign-3.1.1/p256.pub",
    "cosign-3.1.1/signed-rsa2048, cosign-3.1.1/rsa2048.pub",
  })
  void verifiesThem(String layout, String key) {
    VerificationReport report = verify(load(layout), key).run();
    assertThat(report.exitStatus()).as(report.toString()).isZero();
    assertThat(report.signatures()).hasSize(1);
  }

  @Test
  void seesWhatCosign3SignsWithAnotherHashThanAnybodyVerifies() {
    VerificationReport report =
        verify(load("cosign-3.1.1/signed-p384"), "cosign-3.1.1/p384.pub").run();
    assertThat(report.cause()).contains(Cause.WRONG_ALGORITHM);
    assertThat(report.exitStatus()).isEqualTo(VerificationReport.NO_MATCH);
  }

  @Test
  void comparesAnnotations() {
    DigestReference image = load("cosign-2.5.0/signed-twice");
    VerificationPolicy.Builder policy = VerificationPolicy.by(key("cosign-2.5.0/p256.pub"));
    Verification verification = Verification.of(image).client(CLIENT);
    policy.annotations(Map.of("note", "<a> & b"));
    assertThat(verification.with(policy).run().passed()).isTrue();
    policy.annotations(Map.of("note", "else"));
    VerificationReport other = verification.with(policy).run();
    assertThat(other.cause()).contains(Cause.WRONG_ANNOTATION);
    assertThat(CosignText.error(other))
        .isEqualTo(
            "no matching signatures: missing or incorrect annotation\n"
                + " invalid signature when validating ASN.1 encoded signature");
  }

  @Test
  void tellsWhichStepFailed() {
    VerificationReport report =
        verify(load("cosign-3.1.1/signed-p256"), "cosign-2.5.0/p256.pub").run();
    assertThat(report.cause()).contains(Cause.WRONG_KEY);
    assertThat(report.step(Step.INTACT)).get().matches(Step::passed);
    assertThat(report.step(Step.SIGNED)).get().matches(step -> !step.passed());
  }

  private static Verification verify(DigestReference image, String key) {
    return Verification.of(image).client(CLIENT).with(key(key));
  }

  private static VerificationKey key(String name) {
    return VerificationKey.parsePem(BoundedFile.read(FIXTURES.resolve(name)), name);
  }

  private static DigestReference load(String layout) {
    Repository repository =
        Repository.parse(registry.host() + "/" + layout.replaceAll("[^a-z0-9/]", "-"));
    return TestImages.load(CLIENT, repository.tag("1.0"), FIXTURES.resolve(layout));
  }
}
