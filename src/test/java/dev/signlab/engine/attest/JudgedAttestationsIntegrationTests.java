package dev.signlab.engine.attest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.TestImages;
import dev.signlab.engine.attach.AttestationStore;
import dev.signlab.engine.attach.BundleStore;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.verify.FileEvidence;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.json.Json;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.judge.Tool;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import dev.signlab.shell.cosign.words.AttestationText;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.sigstore.intoto.Subject;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attestations cross the border in both directions, and both sides refuse the same. */
class JudgedAttestationsIntegrationTests {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures").toAbsolutePath();
  private static final String KEY = "cosign-3.1.1/p256";
  private static final String OTHER_KEY = "cosign-2.5.0/p256";
  private static final String PASSWORD = "fixture";
  private static final String TYPE = "https://example.com/x";
  private static final int RACERS = 6;
  private static final RegistryClient CLIENT = TestImages.client();

  @TempDir private static Path folder;
  @AutoClose private static DebianRegistry debian;
  @AutoClose private static EmbeddedRegistry embedded;
  private static int count;

  @BeforeAll
  static void start() throws IOException {
    debian = DebianRegistry.in(folder).start();
    embedded =
        EmbeddedRegistry.start(
            RegistrySettings.of(folder.resolve("embedded"), InstantSource.system()));
    Files.writeString(folder.resolve("predicate.json"), "{\"a\": 1, \"b\": [\"é\", null]}");
    Files.writeString(
        folder.resolve("signing-config.json"),
        "{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\"}");
    Files.writeString(folder.resolve("blob"), "hello\n");
  }

  @ParameterizedTest
  @CsvSource({
    "cosign2, cosign-3.1.1/p256, debian, legacy",
    "cosign2, cosign-3.1.1/p256, embedded, legacy",
    "cosign2, cosign-3.1.1/rsa2048, debian, legacy",
    "cosign2, cosign-3.1.1/p384, embedded, legacy",
    "cosign2, cosign-3.1.1/ed25519, embedded, legacy",
    "cosign3, cosign-3.1.1/p256, debian, legacy",
    "cosign3, cosign-3.1.1/p256, embedded, legacy",
    "cosign3, cosign-3.1.1/p256, debian, bundle",
    "cosign3, cosign-3.1.1/p256, embedded, bundle",
    "cosign3, cosign-3.1.1/rsa2048, debian, bundle",
    "cosign3, cosign-3.1.1/rsa2048, embedded, bundle",
    "cosign3, cosign-3.1.1/p384, embedded, bundle",
    "cosign3, cosign-3.1.1/p384, debian, legacy",
    "cosign3, cosign-3.1.1/ed25519, debian, legacy",
  })
  void cosignVerifiesWhatTheLabAttested(String tool, String key, String host, String layout) {
    DigestReference image = image(host);
    attest(image, key, layout, TYPE);
    Tool.Run run = verify(tool, key, image, TYPE);
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.stdout()).contains("\"payload\"");
  }

  @ParameterizedTest
  @CsvSource({
    "cosign2, cosign-2.5.0/p256, debian, legacy",
    "cosign2, cosign-2.5.0/p256, embedded, legacy",
    "cosign2, cosign-2.5.0/ed25519, debian, legacy",
    "cosign2, cosign-3.1.1/rsa2048, embedded, legacy",
    "cosign3, cosign-3.1.1/p256, debian, legacy",
    "cosign3, cosign-3.1.1/rsa2048, embedded, legacy",
    "cosign3, cosign-3.1.1/p256, debian, bundle",
    "cosign3, cosign-3.1.1/p256, embedded, bundle",
    "cosign3, cosign-3.1.1/rsa2048, debian, bundle",
  })
  void theLabVerifiesWhatCosignAttested(String tool, String key, String host, String layout) {
    DigestReference image = image(host);
    foreignAttest(tool, key, image, layout);
    VerificationReport report = verify(image, key, TYPE);
    assertThat(report.passed()).as(report.toString()).isTrue();
    assertThat(report.attestations().getFirst().statement().predicate().path("a").intValue())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"cosign2, legacy", "cosign3, legacy", "cosign3, bundle"})
  void bothRefuseAnotherKey(String tool, String layout) {
    DigestReference image = image("debian");
    attest(image, OTHER_KEY, layout, TYPE);
    Tool.Run run = verify(tool, KEY, image, TYPE);
    VerificationReport report = verify(image, KEY, TYPE);
    assertRefused(run, report);
    assertThat(report.cause()).contains(Cause.WRONG_KEY);
  }

  @ParameterizedTest
  @CsvSource({"cosign2, legacy", "cosign3, legacy", "cosign3, bundle"})
  void bothRefuseAnotherType(String tool, String layout) {
    DigestReference image = image("debian");
    attest(image, KEY, layout, TYPE);
    Tool.Run run = verify(tool, KEY, image, "spdxjson");
    VerificationReport report = verify(image, KEY, "spdxjson");
    assertRefused(run, report);
    assertThat(report.cause()).contains(Cause.WRONG_PREDICATE);
  }

  @ParameterizedTest
  @CsvSource({"cosign2, legacy", "cosign3, legacy", "cosign3, bundle"})
  void bothRefuseAnAttestationAboutAnotherImage(String tool, String layout) {
    DigestReference image = image("debian");
    DigestReference other = image("debian");
    hangUpElsewhere(other, image, layout);
    Tool.Run run = verify(tool, KEY, image, TYPE);
    VerificationReport report = verify(image, KEY, TYPE);
    assertThat(run.status()).as(run.toString()).isEqualTo(1);
    assertThat(report.passed()).isFalse();
    assertThat(report.cause()).contains(Cause.WRONG_IMAGE);
    VerificationPolicy.Builder unsafe = policy(KEY, TYPE).ignoringClaimsUnsafe();
    assertThat(attested(image).with(unsafe).run().passed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"cosign2", "cosign3"})
  void bothRefuseAnImageWithoutAttestation(String tool) {
    DigestReference image = image("embedded");
    Tool.Run run = verify(tool, KEY, image, TYPE);
    VerificationReport report = verify(image, KEY, TYPE);
    assertRefused(run, report);
    assertThat(report.cause()).contains(Cause.NO_ATTESTATION);
  }

  @Test
  void replacingLeavesOneOfItsTypeAndTheOthers() {
    DigestReference image = image("debian");
    attest(image, KEY, "legacy", TYPE);
    attest(image, KEY, "legacy", TYPE);
    attest(image, KEY, "legacy", "custom");
    assertThat(verify(image, KEY, TYPE).attestations()).hasSize(2);
    Attestation.of(image)
        .client(CLIENT)
        .with(signer(KEY))
        .says(predicate(TYPE))
        .legacy()
        .replacing()
        .push();
    assertThat(verify(image, KEY, TYPE).attestations()).hasSize(1);
    assertThat(verify(image, KEY, "custom").passed()).isTrue();
    assertThat(verify("cosign2", KEY, image, TYPE).status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"legacy", "bundle"})
  void noneOfThoseWhoRaceIsLost(String layout) throws InterruptedException {
    DigestReference image = image("debian");
    List<Thread> racers = new ArrayList<>();
    for (int i = 0; i < RACERS; i++) {
      racers.add(Thread.ofVirtual().start(() -> attest(image, KEY, layout, TYPE)));
    }
    for (Thread racer : racers) {
      racer.join();
    }
    assertThat(verify(image, KEY, TYPE).attestations()).hasSize(RACERS);
  }

  @ParameterizedTest
  @CsvSource({
    "cosign-3.1.1/p256, 0",
    "cosign-3.1.1/rsa2048, 0",
    "cosign-3.1.1/p384, 0",
  })
  void cosignVerifiesWhatTheLabAttestedOfAFile(String key, int status) throws IOException {
    Path blob = folder.resolve("blob");
    Subject subject = Subject.of("blob", Digest.of(Files.readAllBytes(blob)));
    Predicate said = predicate(TYPE);
    Statement statement = Statement.of(Statement.V01, List.of(subject), said.type(), said.value());
    KeyPair signer = signer(key);
    DsseEnvelope envelope = DsseEnvelope.sign(DsseEnvelope.IN_TOTO, statement.bytes(), signer);
    Bundle bundle = Bundle.ofKey(signer.publicKey(), new BundleContent.Envelope(envelope));
    Path file = Files.write(folder.resolve("blob.sigstore.json"), bundle.bytes());
    Path bare = Files.write(folder.resolve("blob.dsse.json"), Json.write(envelope.toJson()));
    assertThat(verifyBlob("cosign3", key, "--bundle", file, blob).status()).isEqualTo(status);
    assertThat(verifyBlob("cosign2", key, "--signature", bare, blob).status()).isEqualTo(status);
    Path other = folder.resolve("predicate.json");
    assertThat(verifyBlob("cosign3", key, "--bundle", file, other).status()).isEqualTo(1);
  }

  @Test
  void theLabVerifiesWhatCosignAttestedOfAFile() throws IOException {
    Path bundle = folder.resolve("theirs.sigstore.json");
    List<String> words =
        List.of(
            "attest-blob",
            "--key",
            FIXTURES.resolve(KEY + ".key").toString(),
            "--predicate",
            folder.resolve("predicate.json").toString(),
            "--type",
            TYPE,
            "--signing-config",
            folder.resolve("signing-config.json").toString(),
            "--bundle",
            bundle.toString(),
            folder.resolve("blob").toString());
    cosign("cosign3").succeed(words.toArray(String[]::new));
    Bundle read = Bundle.parse(Files.readAllBytes(bundle), "theirs");
    byte[] blob = Files.readAllBytes(folder.resolve("blob"));
    assertThat(verify(read, blob, TYPE).passed()).isTrue();
    assertThat(verify(read, new byte[0], TYPE).cause()).contains(Cause.DIGEST_MISMATCH);
    assertThat(verify(read, blob, "spdx").cause()).contains(Cause.WRONG_PREDICATE);
  }

  private static VerificationReport verify(Bundle bundle, byte[] blob, String type) {
    FileEvidence evidence = new FileEvidence.InBundle("theirs", bundle);
    VerificationSubject.OfFile file =
        new VerificationSubject.OfFile("blob", Artifact.of(blob), evidence);
    return Verification.of(file.attested()).with(policy(KEY, type)).run();
  }

  private static void assertRefused(Tool.Run run, VerificationReport report) {
    assertThat(report.passed()).isFalse();
    assertThat(run.status()).as(run.toString()).isEqualTo(report.exitStatus());
    assertThat(run.stderr()).contains("Error: " + AttestationText.error(report));
  }

  private static void attest(Reference image, String key, String layout, String type) {
    Attestation attestation =
        Attestation.of(image).client(CLIENT).with(signer(key)).says(predicate(type));
    (layout.equals("legacy") ? attestation.legacy() : attestation).push();
  }

  /** What is said of one image, on another one, as somebody who may write there can do. */
  private static void hangUpElsewhere(DigestReference about, DigestReference on, String layout) {
    AttestedImage attested =
        Attestation.of(about).client(CLIENT).with(signer(KEY)).says(predicate(TYPE)).sign();
    if (layout.equals("legacy")) {
      new AttestationStore(CLIENT, on.repository())
          .add(on.digest(), Json.write(attested.envelope().toJson()), TYPE);
      return;
    }
    Manifest manifest = CLIENT.manifest(on);
    new BundleStore(CLIENT, on.repository(), InstantSource.system())
        .push(
            manifest.descriptor(),
            attested.bundle(),
            Optional.of(attested.statement().predicateType()));
  }

  private static Predicate predicate(String type) {
    byte[] content = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);
    return Predicate.of(type, content, "predicate.json", Instant.EPOCH);
  }

  private static VerificationReport verify(DigestReference image, String key, String type) {
    return attested(image).with(policy(key, type)).run();
  }

  private static Verification attested(DigestReference image) {
    return Verification.of(image).client(CLIENT).attested();
  }

  private static VerificationPolicy.Builder policy(String key, String type) {
    return VerificationPolicy.by(publicKey(key)).type(type);
  }

  private static Tool.Run verify(String tool, String key, Reference image, String type) {
    return Tool.require(tool)
        .run(
            "verify-attestation",
            "--insecure-ignore-tlog=true",
            "--key",
            FIXTURES.resolve(key + ".pub").toString(),
            "--type",
            type,
            image.toString());
  }

  private static Tool.Run verifyBlob(
      String tool, String key, String form, Path attestation, Path blob) {
    return Tool.require(tool)
        .run(
            "verify-blob-attestation",
            "--insecure-ignore-tlog=true",
            "--key",
            FIXTURES.resolve(key + ".pub").toString(),
            "--type",
            TYPE,
            form,
            attestation.toString(),
            blob.toString());
  }

  private static void foreignAttest(String tool, String key, Reference image, String layout) {
    List<String> words = new ArrayList<>(List.of("attest", "-y", "--type", TYPE, "--key"));
    words.add(FIXTURES.resolve(key + ".key").toString());
    words.addAll(List.of("--predicate", folder.resolve("predicate.json").toString()));
    if (layout.equals("bundle")) {
      words.addAll(List.of("--signing-config", folder.resolve("signing-config.json").toString()));
    } else {
      words.add("--tlog-upload=false");
      if (tool.equals("cosign3")) {
        words.addAll(List.of("--new-bundle-format=false", "--use-signing-config=false"));
      }
    }
    words.add(image.toString());
    cosign(tool).succeed(words.toArray(String[]::new));
  }

  private static Tool cosign(String tool) {
    return Tool.require(tool).with("COSIGN_PASSWORD", PASSWORD);
  }

  private static DigestReference image(String host) {
    count++;
    String registry = host.equals("debian") ? debian.host() : embedded.host();
    Repository repository = Repository.parse(registry + "/attested" + count);
    return TestImages.push(CLIENT, repository.tag("1.0"), "attested" + count);
  }

  private static KeyPair signer(String key) {
    byte[] pem = BoundedFile.read(FIXTURES.resolve(key + ".key"));
    return EncryptedPrivateKey.open(pem, () -> PASSWORD.getBytes(StandardCharsets.US_ASCII), key);
  }

  private static VerificationKey publicKey(String key) {
    return VerificationKey.parsePem(BoundedFile.read(FIXTURES.resolve(key + ".pub")), key);
  }
}
