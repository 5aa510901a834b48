package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import dev.signlab.engine.TestImages;
import dev.signlab.judge.Tool;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Repository;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures and payloads in files go from the lab to cosign and back. */
class SignatureFilesIntegrationTests {

  private static final String PASSWORD = "pw";
  private static final String LEGACY = " --new-bundle-format=false ";
  private static final String CLASSIC =
      LEGACY + "--use-signing-config=false --tlog-upload=false -y --key cosign.key ";
  private static final String VERIFY = "verify --insecure-ignore-tlog=true --key cosign.pub ";
  private static final String FILES = "--output-signature s.sig --output-payload p.json ";
  private static final String GIVEN = "--signature s.sig --payload p.json ";

  @TempDir private static Path folder;
  private static EmbeddedRegistry registry;
  private static int count;
  private TestLine line;
  private DigestReference image;

  @BeforeAll
  static void start() throws IOException {
    registry =
        EmbeddedRegistry.start(
            RegistrySettings.of(folder.resolve("registry"), InstantSource.system()));
    KeyPair pair = KeyPair.generate();
    write("cosign.key", EncryptedPrivateKey.seal(pair, PASSWORD.getBytes(StandardCharsets.UTF_8)));
    write("cosign.pub", pair.publicKey().pem());
    write("sbom.json", "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\"}\n");
    write("free.txt", "whatever it says\n");
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @BeforeEach
  void pushImage() throws IOException {
    line = new TestLine(folder, Map.of("COSIGN_PASSWORD", PASSWORD));
    image = newImage();
    for (String file : new String[] {"s.sig", "p.json", "c.pem"}) {
      Files.deleteIfExists(folder.resolve(file));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign2", "cosign3"})
  void whatTheLabWritesVerifiesAndCanBeHungUp(String tool) throws IOException {
    lab("cosign sign" + LEGACY + "--key cosign.key --upload=false " + FILES + image);
    assertThat(read("s.sig")).doesNotContain("\n");
    succeed(tool, VERIFY + LEGACY + GIVEN + image);
    succeed(tool, VERIFY + LEGACY + "--signature " + read("s.sig") + " --payload p.json " + image);
    assertThat(cosign(tool, VERIFY + LEGACY + image).status()).isEqualTo(10);
    succeed(tool, "attach signature --signature s.sig --payload p.json " + image);
    succeed(tool, VERIFY + LEGACY + image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign2", "cosign3"})
  void whatCosignWritesVerifiesWithItsOwnOutput(String tool) throws IOException {
    String classic = tool.equals("cosign3") ? CLASSIC : CLASSIC.replaceAll("--(new|use)\\S+ ", "");
    succeed(tool, "sign" + classic + "--upload=false " + FILES + image);
    for (String form :
        new String[] {
          GIVEN, "--signature s.sig ", "--signature " + read("s.sig") + " --payload p.json "
        }) {
      Tool.Run real = succeed(tool, VERIFY + form + image);
      lab("cosign " + VERIFY + form + image);
      assertThat(line.out()).isEqualTo(real.stdout());
    }
    assertThat(line.type("cosign " + VERIFY + image).status()).isEqualTo(10);
  }

  @Test
  void theFilesAreThoseOfCosign() throws IOException {
    succeed("cosign3", "sign" + CLASSIC + "--output-certificate c.pem " + FILES + image);
    String payload = read("p.json");
    String certificate = read("c.pem");
    lab("cosign sign" + CLASSIC + "--output-certificate c.pem " + FILES + image);
    assertThat(read("p.json")).isEqualTo(payload);
    assertThat(read("c.pem")).isEqualTo(certificate);
    assertThat(line.err()).contains("Certificate wrote in the file c.pem");
  }

  @Test
  void recursiveSigningNamesEachFileByItsImage() throws IOException {
    String name = "p.json-" + image.digest().toString().replace(':', '-');
    succeed("cosign3", "sign" + CLASSIC + "-r --upload=false " + FILES + image);
    String payload = read(name);
    Files.delete(folder.resolve(name));
    lab("cosign sign" + CLASSIC + "-r --upload=false " + FILES + image);
    assertThat(read(name)).isEqualTo(payload);
    assertThat(folder.resolve("p.json")).doesNotExist();
  }

  @Test
  void aGivenPayloadIsSignedAsItIs() {
    lab("cosign sign" + CLASSIC + "--payload free.txt " + FILES + image);
    assertThat(line.err()).contains("Using payload from: free.txt\n");
    String unclaimed = VERIFY + LEGACY + "--check-claims=false " + GIVEN + image;
    succeed("cosign3", unclaimed);
    line.type("cosign sign" + CLASSIC + "--payload none.txt " + image);
    assertThat(line.err()).contains("payload from file: open none.txt: no such file or directory");
  }

  @Test
  void anotherSignatureAnotherPayloadAndAnotherImageFailAsWithCosign() {
    lab("cosign sign" + CLASSIC + FILES + image);
    assertSame(LEGACY + "--signature s.sig --payload free.txt " + image, 12);
    assertSame(LEGACY + GIVEN + newImage(), 12);
    assertSame(LEGACY + "--signature s.sig " + newImage(), 12);
    assertSame(LEGACY + "-a a=b " + GIVEN + image, 12);
    assertSame(LEGACY + "--signature s.sig --payload none " + image, 1);
    assertSame(LEGACY + GIVEN + image.repository() + ":none", 11);
    assertSame(LEGACY + "--signature s.sig " + image.repository() + ":none", 11);
    assertSame(LEGACY + "--attachment other " + image, 1, "specified image attachment");
  }

  @Test
  void aGivenSignatureIsJudgedEvenBesideABundle() {
    lab("cosign sign --key cosign.key " + image);
    lab("cosign sign" + CLASSIC + "--upload=false " + FILES + newImage());
    assertThat(line.type("cosign " + VERIFY + GIVEN + image).status()).isEqualTo(12);
  }

  @Test
  void bundlesHaveNoSuchFilesAndItIsSaid() {
    String words = "sign --use-signing-config=false --tlog-upload=false -y --key cosign.key ";
    Tool.Run real = cosign("cosign3", words + FILES + image);
    lab("cosign " + words + FILES + newImage());
    real.stderr().lines().filter(text -> text.startsWith("WARNING: --")).forEach(this::assertSaid);
    assertSaid("WARNING: --output-signature is deprecated when using --new-bundle-format");
    assertThat(folder.resolve("s.sig")).doesNotExist();
    line.type("cosign " + words + "--upload=false " + FILES + image);
    assertThat(line.err()).contains("must enable upload to the OCI registry");
  }

  @Test
  void whatIsKeptNowhereIsSignedAsWithCosignAndItIsSaid() {
    String words = ("sign" + CLASSIC + "--upload=false ").replace("  ", " ");
    DigestReference there = newImage();
    succeed("cosign3", words + there);
    lab("cosign " + words + there);
    assertThat(line.err()).contains("kept nowhere");
    assertThat(line.type("cosign " + VERIFY + there).status()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign2", "cosign3"})
  void theSbomUnderItsTagIsSignedAndVerifiedInItsOwnRight(String tool) {
    String attached = "verify --insecure-ignore-tlog=true --key cosign.pub --attachment sbom ";
    lab("cosign attach sbom --type cyclonedx --sbom sbom.json " + image);
    lab("cosign sign" + CLASSIC + "--attachment sbom " + image);
    Tool.Run real = succeed(tool, attached + image);
    lab("cosign " + attached + image);
    assertThat(line.out()).isEqualTo(real.stdout());
    assertThat(line.err()).contains("\nVerification for " + image.repository() + ":sha256-");
    assertThat(line.type("cosign " + VERIFY + image).status()).isEqualTo(10);
    assertThat(line.type("cosign " + attached + newImage()).status()).isEqualTo(11);
  }

  @Test
  void theSbomThatCosignSignedVerifies() {
    lab("cosign attach sbom --type cyclonedx --sbom sbom.json " + image);
    String bundled = CLASSIC.replace(LEGACY, " ");
    succeed("cosign3", "sign" + bundled + "--attachment sbom " + image);
    lab("cosign " + VERIFY + "--attachment sbom " + image);
    line.type("cosign sign --key cosign.key --attachment sbom " + newImage());
    assertThat(line.err()).contains("signing attachment sbom for image [");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256", "sha384", "sha512"})
  void aSignatureWithAnotherHashCountsWhenItIsNamed(String hash) throws IOException {
    lab("cosign sign" + CLASSIC + FILES + image);
    Tool openssl = Tool.require("openssl").in(folder);
    openssl.succeed("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "o.pem");
    openssl.succeed("pkey", "-in", "o.pem", "-pubout", "-out", "o.pub");
    openssl.succeed("dgst", "-" + hash, "-sign", "o.pem", "-out", "s.sig", "p.json");
    String verify = LEGACY + GIVEN + "--key o.pub --signature-digest-algorithm ";
    for (String asked : new String[] {"sha256", "sha384", "sha512"}) {
      assertSame(verify + asked + " " + image, asked.equals(hash) ? 0 : 12);
    }
    assertSame(verify + "sha1 " + image, 1, "unknown digest algorithm: sha1");
    line.type("cosign " + VERIFY + "--signature-digest-algorithm sha224 " + image);
    assertThat(line.err()).contains("signatures with sha224 are not verified by this lab");
  }

  @Test
  void anotherHashHoldsForBundlesToo() {
    lab("cosign sign --key cosign.key " + image);
    assertSame("--signature-digest-algorithm sha256 " + image, 0);
    assertSame("--signature-digest-algorithm sha512 " + image, 1);
    lab("cosign attest --key cosign.key --predicate sbom.json --type cyclonedx " + image);
    String attested = "cosign verify-attestation --key cosign.pub --type cyclonedx ";
    lab(attested + "--signature-digest-algorithm sha256 " + image);
    line.type(attested + "--signature-digest-algorithm sha384 " + image);
    assertThat(line.status()).isEqualTo(1);
  }

  private void assertSame(String words, int status) {
    assertSame(words, status, "");
  }

  private void assertSame(String words, int status, String said) {
    Tool.Run real = cosign("cosign3", VERIFY + words);
    line.type(("cosign " + VERIFY + words).replaceAll(" +", " "));
    assertThat(line.err()).as(words).contains(said);
    assertThat(line.status()).as(words + line.err()).isEqualTo(real.status()).isEqualTo(status);
  }

  private void assertSaid(String text) {
    assertThat(line.err()).contains(text);
  }

  private void lab(String words) {
    line.type(words.replaceAll(" +", " "));
    assertThat(line.status()).as(words + "\n" + line.err()).isZero();
  }

  private static Tool.Run succeed(String tool, String words) {
    Tool.Run run = cosign(tool, words);
    assertThat(run.status()).as(run.toString()).isZero();
    return run;
  }

  private static Tool.Run cosign(String tool, String words) {
    return Tool.require(tool)
        .in(folder)
        .with("COSIGN_PASSWORD", PASSWORD)
        .run(words.strip().split(" +"));
  }

  private static DigestReference newImage() {
    count++;
    Repository repository = Repository.parse(registry.host() + "/files" + count);
    return TestImages.push(TestImages.client(), repository.tag("1.0"), "image " + count);
  }

  private static String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
