package dev.signlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.attach.BundleLayout;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.inspect.Attachments;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.sign.Signing;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.judge.Tool;
import dev.signlab.oci.client.Referrers;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import dev.signlab.shell.cosign.words.AttachmentTree;
import dev.signlab.shell.cosign.words.CosignText;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bundles cross the border to cosign 3.1 in both directions, on a registry without the referrers
 * API and on ours, and both sides refuse the same.
 */
class JudgedBundlesIntegrationTests {

  private static final Path FIXTURES =
      Path.of("src/test/resources/fixtures/cosign-3.1.1").toAbsolutePath();
  private static final String ENVELOPE =
      "could not verify envelope: accepted signatures do not match threshold, Found: 0, Expected 1";
  private static final RegistryClient CLIENT = TestImages.client();

  @TempDir private static Path folder;
  @AutoClose private static DebianRegistry debian;
  @AutoClose private static EmbeddedRegistry ours;
  private static int count;

  @BeforeAll
  static void start() throws IOException {
    debian = DebianRegistry.in(Files.createDirectory(folder.resolve("debian"))).start();
    ours =
        EmbeddedRegistry.start(RegistrySettings.of(folder.resolve("ours"), InstantSource.system()));
    Files.writeString(
        folder.resolve("nothing.json"),
        "{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "debian, p256",
    "debian, p384",
    "debian, p521",
    "debian, ed25519",
    "debian, rsa2048",
    "ours, p256",
    "ours, p384",
    "ours, p521",
    "ours, ed25519",
    "ours, rsa2048",
  })
  void cosignVerifiesWhatTheLabSigned(String registry, String key) {
    DigestReference image = image(registry);
    sign(image, key, Map.of("author", "me"));
    Tool.Run run = cosignVerify(image, key, "-a", "author=me");
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.stdout().lines().toList()).isEqualTo(CosignText.json(verify(image, key)));
  }

  @ParameterizedTest
  @CsvSource({"debian, p256", "debian, rsa2048", "ours, p256", "ours, rsa2048"})
  void theLabVerifiesWhatCosignSigned(String registry, String key) {
    DigestReference image = image(registry);
    cosignSign(image, key);
    VerificationReport report = verify(image, key);
    assertThat(report.passed()).as(report.toString()).isTrue();
    assertThat(cosignVerify(image, key).stdout().lines().toList())
        .isEqualTo(CosignText.json(report));
  }

  /** cosign signs so with the hash of the curve's size, and does not accept it itself. */
  @ParameterizedTest
  @ValueSource(strings = {"p384", "p521", "ed25519"})
  void theLabVerifiesEvenWhatCosignSignsAndThenRefuses(String key) {
    DigestReference image = image("debian");
    cosignSign(image, key);
    assertThat(cosignVerify(image, key).stderr()).contains(ENVELOPE);
    VerificationReport report = verify(image, key);
    assertThat(report.passed()).as(report.toString()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"debian", "ours"})
  void bothRefuseAnotherKey(String registry) {
    DigestReference image = image(registry);
    sign(image, "p256", Map.of());
    same(image, "rsa2048", Cause.WRONG_KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"debian", "ours"})
  void bothRefuseAnotherAnnotation(String registry) {
    DigestReference image = image(registry);
    sign(image, "p256", Map.of("author", "me"));
    Tool.Run run = cosignVerify(image, "p256", "-a", "author=you");
    VerificationReport report =
        verified(image, policy("p256").annotations(Map.of("author", "you")));
    assertSame(run, report, Cause.WRONG_ANNOTATION);
  }

  /** The index of one image's referrers, put where another's is looked for. */
  @Test
  void bothRefuseTheBundleOfAnotherImage() {
    Repository repository = repository("debian");
    DigestReference signed = TestImages.push(CLIENT, repository.tag("1.0"), "signed");
    DigestReference image = TestImages.push(CLIENT, repository.tag("1.0"), "other");
    sign(signed, "p256", Map.of());
    ImageIndex index = (ImageIndex) CLIENT.manifest(Referrers.fallback(signed));
    CLIENT.pushManifest(Referrers.fallback(image), index);
    same(image, "p256", Cause.WRONG_IMAGE);
  }

  @Test
  void referrersOfOthersAreNoSignatures() {
    DigestReference image = image("debian");
    Tool oras = Tool.require("oras").in(folder).with("HOME", folder.toString());
    oras.succeed(
        "attach",
        "--plain-http",
        "--artifact-type",
        BundleLayout.BUNDLE.value(),
        image.toString(),
        "nothing.json:application/json");
    VerificationReport none = verify(image, "p256");
    assertThat(none.exitStatus()).isEqualTo(10);
    assertThat(cosignVerify(image, "p256").status()).isEqualTo(10);
    sign(image, "p256", Map.of());
    assertThat(verify(image, "p256").passed()).isTrue();
    assertThat(cosignVerify(image, "p256").status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"debian", "ours"})
  void orasListsWhatTheLabSigned(String registry) {
    DigestReference image = image(registry);
    sign(image, "p256", Map.of());
    Tool oras = Tool.require("oras").in(folder).with("HOME", folder.toString());
    assertThat(oras.succeed("discover", "--plain-http", image.toString()).stdout())
        .contains(BundleLayout.BUNDLE.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"debian", "ours"})
  void bothDrawTheSameTree(String registry) {
    DigestReference image = image(registry);
    sign(image, "p256", Map.of());
    Signing.of(image).client(CLIENT).with(keys("p256")).layout(SimpleSigningLayout.LEGACY).push();
    Attachments found = Attachments.of(CLIENT, image, image.repository());
    String tree =
        AttachmentTree.head(image.toString(), false)
            + "\n"
            + String.join("\n", AttachmentTree.lines(found, image.toString(), false))
            + "\n";
    assertThat(cosign().succeed("tree", image.toString()).stdout()).isEqualTo(tree);
  }

  /** Each verifier sees its own layout; ours says which it found and where it looked. */
  @Test
  void bundlesComeFirstAndLegacySignaturesAreStillFound() {
    DigestReference image = image("ours");
    Signing.of(image).client(CLIENT).with(keys("p256")).layout(SimpleSigningLayout.LEGACY).push();
    VerificationReport old = verify(image, "p256");
    assertThat(old.layout()).contains(SimpleSigningLayout.LEGACY);
    assertThat(evidence(old, Step.BUNDLES)).isEqualTo("none listed as referrers");
    assertThat(evidence(old, Step.FIND)).startsWith("1, in tag sha256-");
    sign(image, "p256", Map.of());
    VerificationReport both = verify(image, "p256");
    assertThat(both.layout()).contains(BundleLayout.REFERRER);
    assertThat(evidence(both, Step.FIND)).isEqualTo("1 bundle, listed as referrers");
    assertThat(verified(image, policy("p256").layout(SimpleSigningLayout.LEGACY)).passed())
        .isTrue();
  }

  @Test
  void theSameIsSignedOnce() {
    DigestReference image = image("debian");
    assertThat(sign(image, "p256", Map.of())).isTrue();
    assertThat(sign(image, "p256", Map.of())).isFalse();
    assertThat(sign(image, "p256", Map.of("a", "b"))).isTrue();
    assertThat(sign(image, "rsa2048", Map.of())).isTrue();
    assertThat(CLIENT.referrers(image).manifests()).hasSize(3);
  }

  @Test
  void whoMayNotLookIsToldSo() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    try (DebianRegistry guarded = DebianRegistry.in(closed).withPassword().start()) {
      DigestReference image =
          Repository.parse(guarded.host() + "/closed").digest(image("ours").digest());
      VerificationReport report = verify(image, "p256");
      assertThat(report.cause()).contains(Cause.NOT_AUTHORIZED);
      assertThat(report.exitStatus()).isEqualTo(1);
      assertThat(CosignText.error(report)).contains("asks who you are");
    }
  }

  private static void same(DigestReference image, String key, Cause cause) {
    assertSame(cosignVerify(image, key), verify(image, key), cause);
  }

  private static void assertSame(Tool.Run run, VerificationReport report, Cause cause) {
    assertThat(report.cause()).contains(cause);
    assertThat(report.exitStatus()).isEqualTo(1).isEqualTo(run.status());
    assertThat(run.stderr()).contains("Error: " + CosignText.error(report) + "\n");
  }

  private static String evidence(VerificationReport report, String step) {
    return ((Outcome.Passed) report.step(step).orElseThrow().outcome()).evidence();
  }

  private static boolean sign(DigestReference image, String key, Map<String, String> annotations) {
    return Signing.of(image)
        .client(CLIENT)
        .with(keys(key))
        .annotations(annotations)
        .push()
        .getFirst()
        .added();
  }

  private static VerificationReport verify(DigestReference image, String key) {
    return verified(image, policy(key));
  }

  private static VerificationReport verified(
      DigestReference image, VerificationPolicy.Builder policy) {
    return Verification.of(image).client(CLIENT).with(policy).run();
  }

  private static VerificationPolicy.Builder policy(String key) {
    Path file = FIXTURES.resolve(key + ".pub");
    return VerificationPolicy.by(VerificationKey.parsePem(BoundedFile.read(file), key));
  }

  private static KeyPair keys(String name) {
    return EncryptedPrivateKey.open(
        BoundedFile.read(FIXTURES.resolve(name + ".key")),
        () -> ForeignVerifier.PASSWORD.getBytes(StandardCharsets.US_ASCII),
        name);
  }

  private static Tool cosign() {
    return Tool.require("cosign3")
        .in(folder)
        .with("HOME", folder.toString())
        .with("COSIGN_PASSWORD", ForeignVerifier.PASSWORD);
  }

  private static void cosignSign(DigestReference image, String key) {
    cosign()
        .succeed(
            "sign",
            "-y",
            "--key",
            FIXTURES.resolve(key + ".key").toString(),
            "--signing-config",
            "nothing.json",
            image.toString());
  }

  private static Tool.Run cosignVerify(DigestReference image, String key, String... more) {
    String file = FIXTURES.resolve(key + ".pub").toString();
    String[] line = {"verify", "--insecure-ignore-tlog", "--key", file, image.toString()};
    return cosign().run(Stream.of(line, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static DigestReference image(String registry) {
    TagReference tag = repository(registry).tag("1.0");
    return TestImages.push(CLIENT, tag, tag.toString());
  }

  private static Repository repository(String registry) {
    count++;
    String host = registry.equals("ours") ? "127.0.0.1:" + ours.port() : debian.host();
    return Repository.parse(host + "/judged/app" + count);
  }
}
