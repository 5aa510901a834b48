package dev.signlab.engine.notary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.EcdsaSignature;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.SigningChain;
import dev.signlab.crypto.x509.TestChain;
import dev.signlab.engine.TestImages;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.judge.Tool;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * openssl verifies what the lab signs for the Notary Project, signature and chain, and jq and oras
 * find what they should; notation itself is in none of the sources of the test machines.
 */
class NotaryEnvelopeIntegrationTests {

  private static final String AT = String.valueOf(TestChain.BEGIN.getEpochSecond() + 60);

  @TempDir Path folder;

  private static NotaryEnvelope made(KeyPair key, List<Certificate> chain, Descriptor target) {
    return NotaryEnvelope.make(
        new NotaryEnvelope.Signatory(key, new SigningChain(chain)),
        target,
        "lab",
        TestChain.BEGIN.plusSeconds(60),
        Optional.empty());
  }

  private static Descriptor target() {
    return Descriptor.of(NotaryShelf.JWS, "x".getBytes(UTF_8));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private static byte[] pem(Certificate certificate) {
    return Pem.of(Pem.CERTIFICATE, certificate.encoded()).text().getBytes(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2048, 3072})
  void opensslVerifiesSignatureAndChain(int bits) throws IOException {
    Tool openssl = Tool.require("openssl").in(folder);
    KeyPair key = bits == 0 ? KeyPair.generate() : KeyPair.generateRsa(bits);
    KeyPair rootKey = KeyPair.generate();
    Certificate root = TestChain.self("root", rootKey, TestChain.authority(0));
    Certificate leaf =
        TestChain.issue(
            TestChain.subject("ada"), key, TestChain.subject("root"), rootKey, TestChain.SIGNER);
    NotaryEnvelope made = made(key, List.of(leaf, root), target());
    write("leaf.pem", pem(leaf));
    write("root.pem", pem(root));
    openssl.succeed("verify", "-attime", AT, "-x509_strict", "-CAfile", "root.pem", "leaf.pem");
    write("signed", made.signature().signedBytes());
    byte[] signature = made.signature().signature();
    write("sig", bits == 0 ? EcdsaSignature.parseFixed(signature).der() : signature);
    write(
        "pub.pem",
        openssl.succeed("x509", "-in", "leaf.pem", "-noout", "-pubkey").stdout().getBytes(UTF_8));
    String[] verify =
        bits == 0
            ? new String[] {"dgst", "-sha256", "-verify", "pub.pem", "-signature", "sig", "signed"}
            : pss(bits == 2048 ? "256" : "384");
    openssl.succeed(verify);
    write("signed", "other".getBytes(UTF_8));
    assertThat(openssl.run(verify).status()).isNotZero();
  }

  private static String[] pss(String hash) {
    String salt = String.valueOf(Integer.parseInt(hash) / 8);
    return ("dgst -sha"
            + hash
            + " -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:"
            + salt
            + " -verify pub.pem -signature sig signed")
        .split(" ");
  }

  @Test
  void jqReadsWhatWasSigned() throws IOException {
    KeyPair key = KeyPair.generate();
    Certificate ada = TestChain.self("ada", key, TestChain.SIGNER);
    write("it.json", made(key, List.of(ada), target()).signature().bytes());
    Tool jq = Tool.require("jq").in(folder);
    String part = "def un: gsub(\"-\";\"+\")|gsub(\"_\";\"/\")|@base64d|fromjson; ";
    assertThat(
            jq.succeed("-r", part + ".payload|un|.targetArtifact.digest", "it.json")
                .stdout()
                .strip())
        .isEqualTo(target().digest().toString());
    assertThat(jq.succeed("-c", part + ".protected|un|[.alg,.cty,.crit]", "it.json").stdout())
        .contains("[\"ES256\",\"" + NotaryHeader.PAYLOAD_TYPE + "\",[\"io.cncf.notary.signingSch");
  }

  /** A registry without the referrers API lists it under a tag, and oras reads that. */
  @Test
  void orasShowsTheSignatureBesideTheImage() throws IOException {
    Tool oras = Tool.require("oras").in(folder);
    try (DebianRegistry registry =
        DebianRegistry.in(Files.createDirectory(folder.resolve("r"))).start()) {
      RegistryClient client = TestImages.client();
      Repository repository = Repository.parse(registry.host() + "/app");
      DigestReference image = TestImages.push(client, repository.tag("1.0"), "notary");
      Descriptor target = client.manifest(image).descriptor();
      KeyPair key = KeyPair.generate();
      Certificate ada = TestChain.self("ada", key, TestChain.SIGNER);
      NotaryShelf shelf = new NotaryShelf(client, image);
      assertThat(shelf.list()).isEmpty();
      DigestReference carrier = shelf.push(target, made(key, List.of(ada), target));
      assertThat(shelf.list()).containsExactly(carrier);
      assertThat(shelf.read(carrier).target()).isEqualTo(target);
      assertThat(oras.succeed("discover", "--plain-http", image.toString()).stdout())
          .contains(NotaryShelf.SIGNATURE.value(), carrier.digest().toString());
      ImageManifest manifest = (ImageManifest) client.manifest(carrier);
      assertThat(manifest.annotations())
          .containsOnlyKeys("io.cncf.notary.x509chain.thumbprint#S256");
      assertThat(manifest.config().mediaType()).isEqualTo(NotaryShelf.SIGNATURE);
    }
  }
}
