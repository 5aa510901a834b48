package dev.signlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.sign.Signing;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.judge.Tool;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures cross the border in both directions, and both sides refuse the same. */
class JudgedSignaturesIntegrationTests {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures").toAbsolutePath();
  private static final String KEY = "cosign-3.1.1/p256";
  private static final String OTHER_KEY = "cosign-2.5.0/p256";

  @TempDir private static Path folder;
  @AutoClose private static DebianRegistry registry;
  private static final RegistryClient CLIENT = TestImages.client();
  private static int count;

  @BeforeAll
  static void start() {
    registry = DebianRegistry.in(folder).start();
  }

  @ParameterizedTest
  @CsvSource({
    "cosign2, cosign-3.1.1/p256",
    "cosign2, cosign-3.1.1/rsa2048",
    "cosign2, cosign-3.1.1/p384",
    "cosign2, cosign-3.1.1/ed25519",
    "cosign3, cosign-3.1.1/p256",
    "cosign3, cosign-3.1.1/rsa2048",
    "cosign3, cosign-3.1.1/p384",
    "cosign3, cosign-3.1.1/ed25519",
    "skopeo-new, cosign-3.1.1/p256",
    "skopeo-new, cosign-3.1.1/rsa2048",
    "skopeo-new, cosign-3.1.1/p384",
    "skopeo-new, cosign-3.1.1/ed25519",
  })
  void othersVerifyWhatTheLabSigned(String tool, String key) {
    ForeignVerifier judge = ForeignVerifier.require(tool, folder);
    DigestReference image = image();
    sign(image, key);
    Tool.Run run = judge.verify(publicKey(key), image);
    assertThat(run.status()).as(run.toString()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "cosign2, cosign-2.5.0/p256",
    "cosign2, cosign-3.1.1/rsa2048",
    "cosign2, cosign-3.1.1/p384",
    "cosign2, cosign-2.5.0/ed25519",
    "cosign3, cosign-3.1.1/p256",
    "cosign3, cosign-3.1.1/rsa2048",
    "skopeo-new, skopeo-1.22.0/p256",
    "skopeo-new, cosign-3.1.1/p384",
    "skopeo-new, cosign-3.1.1/ed25519",
    "skopeo-new, cosign-3.1.1/rsa2048",
  })
  void theLabVerifiesWhatOthersSigned(String tool, String key) {
    TagReference tag = tag();
    DigestReference image = TestImages.push(CLIENT, tag, tag.toString());
    Reference signed = tool.startsWith("skopeo") ? tag : image;
    ForeignVerifier.require(tool, folder).sign(privateKey(key), signed);
    VerificationReport report = verify(image, key);
    assertThat(report.passed()).as(report.toString()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"p384", "ed25519"})
  void theLabAndCosignRefuseWhatCosign3SignsWithAnotherHash(String kind) {
    ForeignVerifier cosign = ForeignVerifier.require("cosign3", folder);
    String key = "cosign-3.1.1/" + kind;
    DigestReference image = image();
    cosign.sign(privateKey(key), image);
    assertThat(cosign.verify(publicKey(key), image).status()).isEqualTo(12);
    assertThat(verify(image, key).cause()).contains(Cause.WRONG_ALGORITHM);
  }

  @ParameterizedTest
  @CsvSource({
    "cosign2, no matching signatures: invalid signature when validating ASN.1 encoded signature",
    "cosign3, no matching signatures: invalid signature when validating ASN.1 encoded signature",
    "skopeo-new, cryptographic signature verification failed",
  })
  void bothRefuseAnotherKey(String tool, String words) {
    ForeignVerifier judge = ForeignVerifier.require(tool, folder);
    DigestReference image = image();
    sign(image, OTHER_KEY);
    assertRefused(judge.verify(publicKey(KEY), image), words);
    assertThat(verify(image, KEY).cause()).contains(Cause.WRONG_KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "cosign2, no matching signatures: invalid signature when validating ASN.1 encoded signature",
    "cosign3, no matching signatures: invalid signature when validating ASN.1 encoded signature",
    "skopeo-new, cryptographic signature verification failed",
  })
  void bothRefuseAPayloadThatWasChanged(String tool, String words) {
    ForeignVerifier judge = ForeignVerifier.require(tool, folder);
    DigestReference image = image();
    sign(image, KEY);
    changePayload(image);
    assertRefused(judge.verify(publicKey(KEY), image), words);
    assertThat(verify(image, KEY).cause()).contains(Cause.WRONG_KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "cosign2, invalid or missing digest in claim",
    "cosign3, invalid or missing digest in claim",
    "skopeo-new, does not match",
  })
  void bothRefuseASignatureOfAnotherImage(String tool, String words) {
    ForeignVerifier judge = ForeignVerifier.require(tool, folder);
    TagReference tag = tag();
    DigestReference signed = TestImages.push(CLIENT, tag, tag + " signed");
    DigestReference image = TestImages.push(CLIENT, tag, tag.toString());
    sign(signed, KEY);
    CLIENT.pushManifest(signatures(image), CLIENT.manifest(signatures(signed)));
    assertRefused(judge.verify(publicKey(KEY), image), words);
    assertThat(verify(image, KEY).cause()).contains(Cause.WRONG_IMAGE);
  }

  @ParameterizedTest
  @CsvSource({"cosign2, 0", "cosign3, 0", "skopeo-new, 1"})
  void onlySkopeoComparesTheRepository(String tool, int status) {
    ForeignVerifier judge = ForeignVerifier.require(tool, folder);
    TagReference tag = tag();
    DigestReference here = TestImages.push(CLIENT, tag, "moved");
    DigestReference there = TestImages.push(CLIENT, tag(), "moved");
    Signing.of(here)
        .client(CLIENT)
        .with(keys(KEY))
        .layout(SimpleSigningLayout.LEGACY)
        .as(List.of(there.repository().toString()))
        .push();
    assertThat(judge.verify(publicKey(KEY), here).status()).isEqualTo(status);
    assertThat(verify(here, KEY).passed()).as("the lab does as cosign does").isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "cosign2, no signatures found",
    "cosign3, no signatures found",
    "skopeo-new, 'A signature was required, but no signature exists'",
  })
  void bothRefuseAnImageWithoutSignature(String tool, String words) {
    DigestReference image = image();
    assertRefused(ForeignVerifier.require(tool, folder).verify(publicKey(KEY), image), words);
    VerificationReport report = verify(image, KEY);
    assertThat(report.cause()).contains(Cause.NO_SIGNATURE);
    assertThat(report.exitStatus()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign2", "cosign3"})
  void recursiveSigningCoversAllThatAnIndexLists(String tool) {
    ForeignVerifier judge = ForeignVerifier.require(tool, folder);
    DigestReference index = TestImages.pushIndex(CLIENT, tag());
    var signed =
        Signing.of(index)
            .client(CLIENT)
            .with(keys(KEY))
            .layout(SimpleSigningLayout.LEGACY)
            .recursive()
            .push();
    assertThat(signed).hasSize(3);
    signed.forEach(
        each -> assertThat(judge.verify(publicKey(KEY), each.image()).status()).isZero());
  }

  private static void assertRefused(Tool.Run run, String words) {
    assertThat(run.status()).as(run.toString()).isNotZero();
    assertThat(run.stderr()).contains(words);
  }

  /** Another payload under the old signature, all digests right. */
  private static void changePayload(DigestReference image) {
    TagReference tag = signatures(image);
    ImageManifest list = (ImageManifest) CLIENT.manifest(tag);
    Descriptor layer = list.layers().getFirst();
    String payload =
        new String(CLIENT.blob(tag.repository(), layer), StandardCharsets.UTF_8)
            .replace("\"optional\":null", "\"optional\":{\"a\":\"b\"}");
    byte[] changed = payload.getBytes(StandardCharsets.UTF_8);
    Descriptor other =
        CLIENT
            .pushBlob(tag.repository(), layer.mediaType(), changed)
            .withAnnotations(layer.annotations());
    CLIENT.pushManifest(tag, ImageManifest.of(list.config()).layer(other).build());
  }

  private static TagReference signatures(DigestReference image) {
    return image.repository().tag("sha256-" + image.digest().hex() + ".sig");
  }

  private static void sign(DigestReference image, String key) {
    Signing.of(image).client(CLIENT).with(keys(key)).layout(SimpleSigningLayout.LEGACY).push();
  }

  private static VerificationReport verify(DigestReference image, String key) {
    return Verification.of(image)
        .client(CLIENT)
        .with(VerificationKey.parsePem(BoundedFile.read(publicKey(key)), key))
        .run();
  }

  private static KeyPair keys(String name) {
    return EncryptedPrivateKey.open(
        BoundedFile.read(privateKey(name)),
        () -> ForeignVerifier.PASSWORD.getBytes(StandardCharsets.US_ASCII),
        name);
  }

  private static Path privateKey(String name) {
    return FIXTURES.resolve(name + ".key");
  }

  private static Path publicKey(String name) {
    return FIXTURES.resolve(name + ".pub");
  }

  private static DigestReference image() {
    TagReference tag = tag();
    return TestImages.push(CLIENT, tag, tag.toString());
  }

  private static TagReference tag() {
    count++;
    return Repository.parse(registry.host() + "/judged/app" + count).tag("1.0");
  }
}
