package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Pem;
import dev.signlab.json.Json;
import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.TrustFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * cosign's own end-to-end tests that need services (its {@code test/e2e_test.go}), by command line:
 * the lab and cosign 3.1 sign, and both verify what either signed. Each test has the name that it
 * has there.
 */
class EndToEndIntegrationTests {

  private static final String STATEMENT =
      "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"f\",\"digest\":"
          + "{\"sha256\":\"DIGEST\"}}],\"predicateType\":\"something\",\"predicate\":{}}";

  /** Of the file that holds {@code data}. */
  private static final String DIGEST =
      "3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7";

  /** Who signs. */
  enum Party {
    LAB,
    COSIGN3
  }

  @TempDir private static Path folder;
  private static KeylessWorld world;
  private static int images;
  private static String certified = "";

  @BeforeAll
  static void start() throws IOException {
    world = new KeylessWorld(folder);
    world.lab("generate-key-pair");
    world.lab("generate-key-pair --output-key-prefix second");
    Files.writeString(folder.resolve("st.json"), STATEMENT.replace("DIGEST", DIGEST));
    Files.writeString(
        folder.resolve("slsa.json"), "{\"buildType\":\"x\",\"builder\":{\"id\":\"2\"}}");
    OwnAuthority.write(folder);
    world.lab("import-key-pair --key leaf.key --output-key-prefix leafk");
    root("own-root.json", "chain.pem", "other-chain.pem");
    String signer = "--key leafk.key --certificate leaf.pem --certificate-chain chain.pem OWN ";
    certified = image();
    done(Party.LAB, "sign -y " + signer + certified);
    for (Party party : Party.values()) {
      done(party, "sign-blob -y " + signer + "--bundle ca" + party + ".json f");
    }
  }

  @BeforeEach
  void freshToken() throws IOException {
    Files.writeString(folder.resolve("tok"), world.token(KeylessWorld.WHO, InstantSource.system()));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void signVerifyClean(Party party) {
    String image = image();
    refused("verify --key cosign.pub ROOT " + image);
    done(party, "sign -y --key cosign.key V1 " + image);
    verified("verify --key cosign.pub ROOT " + image);
    world.lab("download signature " + image);
    done(party, "clean -f --type all " + image);
    refused("verify --key cosign.pub ROOT " + image);
  }

  @ParameterizedTest
  @EnumSource
  void importSignVerifyClean(Party party) {
    String image = image();
    done(party, "import-key-pair --key leaf.key --output-key-prefix imported" + party);
    done(party, "sign -y --key imported" + party + ".key V1 " + image);
    verified("verify --key imported" + party + ".pub ROOT " + image);
    refused("verify --key cosign.pub ROOT " + image);
  }

  @ParameterizedTest
  @EnumSource
  void signAttestVerifyBlobWithSigningConfig(Party party) {
    done(party, "sign-blob -y --identity-token tok V1 --bundle b.json f");
    verified("verify-blob --use-signed-timestamps WHO ROOT --bundle b.json f");
    done(party, "attest-blob -y --identity-token tok V1 --statement st.json --bundle s.json");
    verified(
        "verify-blob-attestation --use-signed-timestamps WHO ROOT --bundle s.json --type something"
            + " --digest "
            + DIGEST
            + " --digestAlg sha256");
  }

  @ParameterizedTest
  @EnumSource
  void signAttestVerifyContainerWithSigningConfig(Party party) {
    String image = image();
    done(party, "sign -y --identity-token tok V1 " + image);
    verified("verify --use-signed-timestamps WHO ROOT " + image);
    done(
        party,
        "attest -y --identity-token tok V1 --type slsaprovenance --predicate slsa.json " + image);
    verified("verify-attestation --use-signed-timestamps --type slsaprovenance WHO ROOT " + image);
  }

  @ParameterizedTest
  @EnumSource
  void signVerifyContainerWithSigningConfigWithCertificate(Party party) {
    String image = image();
    done(party, "sign -y --key leafk.key --certificate leaf.pem OWN " + image);
    verified("verify --insecure-ignore-sct --trusted-root own-root.json SUBJECT " + image);
    refused("verify --trusted-root own-root.json SUBJECT " + image);
    refused("verify --insecure-ignore-sct ROOT SUBJECT " + image);
  }

  @ParameterizedTest
  @EnumSource
  void signRekorV2NoTSA(Party party) throws IOException {
    ObjectNode config = read(Path.of(world.file(TrustFile.SIGNING_CONFIG_REKOR_V2)));
    config.remove("tsaUrls");
    config.remove("tsaConfig");
    Files.writeString(folder.resolve("untimed.json"), Json.writeText(config));
    String line = "sign -y --identity-token tok --signing-config untimed.json ROOT " + image();
    assertThat(failed(party, line)).contains("timestamp authority must be provided");
  }

  @ParameterizedTest
  @EnumSource
  void signAttestVerifyRekorV2(Party party) throws IOException {
    String image = image();
    done(party, "sign -y --identity-token tok V2 --bundle v2.json " + image);
    assertThat(kind("v2.json")).isEqualTo("hashedrekord 0.0.2");
    verified("verify --use-signed-timestamps WHO ROOT " + image);
    done(
        party,
        "attest -y --identity-token tok V2 --type slsaprovenance --predicate slsa.json --bundle"
            + " v2a.json "
            + image);
    assertThat(kind("v2a.json")).isEqualTo("hashedrekord 0.0.2");
    verified("verify-attestation --use-signed-timestamps --type slsaprovenance WHO ROOT " + image);
  }

  @ParameterizedTest
  @EnumSource
  void signVerifyWithSigningConfigWithKey(Party party) {
    done(party, "sign-blob -y --key cosign.key V1 --bundle k.json f");
    verified("verify-blob --key cosign.pub ROOT --bundle k.json f");
    done(party, "attest-blob -y --key cosign.key V1 --statement st.json --bundle ks.json");
    verified(
        "verify-blob-attestation --key cosign.pub ROOT --bundle ks.json --type something --digest "
            + DIGEST
            + " --digestAlg sha256");
  }

  @ParameterizedTest
  @EnumSource
  void signVerifyBundle(Party party) {
    String image = image();
    done(party, "sign -y --key cosign.key V1 -a foo=bar " + image);
    verified("verify --key cosign.pub ROOT " + image);
    verified("verify --key cosign.pub ROOT -a foo=bar " + image);
    refused("verify --key cosign.pub ROOT -a foo=bar -a baz=bat " + image);
    String other = image();
    done(party, "sign -y --identity-token tok V1 " + other);
    verified("verify ROOT --certificate-identity-regexp .+ ISSUED " + other);
  }

  /** Neither asks anybody for what it does not need. */
  @ParameterizedTest
  @EnumSource
  void signVerifyBundleOffline(Party party) {
    String image = image();
    done(party, "sign -y --key cosign.key V1 " + image);
    String line = "verify --key cosign.pub --insecure-ignore-tlog " + image;
    world.lab(line);
    world
        .cosign3()
        .with("TUF_ROOT", folder.toString())
        .with("TUF_MIRROR", folder.toString())
        .succeed(world.words(line));
  }

  /** Without the policies in CUE, which the lab refuses with its reason. */
  @ParameterizedTest
  @CsvSource({
    "LAB, slsaprovenance",
    "COSIGN3, slsaprovenance",
    "LAB, https://example.com/T/v1",
    "COSIGN3, https://example.com/T/v1"
  })
  void attestVerify(Party party, String type) {
    String image = image();
    String verify = "verify-attestation --key cosign.pub ROOT --type ";
    refused(verify + type + " " + image);
    done(party, "attest -y --key cosign.key V1 --predicate slsa.json --type " + type + " " + image);
    refused(verify + "spdxjson " + image);
    verified(verify + type + " " + image);
  }

  @ParameterizedTest
  @EnumSource
  void attestationDownloadWithPredicateType(Party party) {
    String image = image();
    assertThat(failed(party, "download attestation " + image)).isNotBlank();
    String attest = "attest -y --key cosign.key V1 --predicate slsa.json --type ";
    done(party, attest + "slsaprovenance " + image);
    done(party, attest + "vuln " + image);
    for (Party reader : Party.values()) {
      done(reader, "download attestation " + image);
      done(reader, "download attestation --predicate-type vuln " + image);
    }
    // cosign 3.1.2 prints nothing then and succeeds.
    failed(Party.LAB, "download attestation --predicate-type spdx " + image);
  }

  @ParameterizedTest
  @EnumSource
  void attestationBlobRFC3161Timestamp(Party party) throws IOException {
    done(
        party,
        "attest-blob -y --key cosign.key V1 --predicate slsa.json --type slsaprovenance --bundle"
            + " ts.json f");
    ObjectNode root = read(Path.of(world.file(TrustFile.TRUSTED_ROOT)));
    List.of("tlogs", "ctlogs", "certificateAuthorities").forEach(root::remove);
    Files.writeString(folder.resolve("tsa-root.json"), Json.writeText(root));
    String line =
        "verify-blob-attestation --key cosign.pub --insecure-ignore-tlog --use-signed-timestamps"
            + " --trusted-root tsa-root.json --type slsaprovenance --bundle ts.json f";
    verified(line);
    refused(line.replace("tsa-root.json", "none.json"));
  }

  /** The chain is the one of the certificate; what the root names is right or wrong. */
  @ParameterizedTest
  @CsvSource({
    "chain.pem, true",
    "switched.pem, true",
    "root.pem, false",
    "other-chain.pem, false",
    "'chain.pem other-chain.pem', true",
    "wrong-root.pem, false",
    "wrong-between.pem, false"
  })
  void verifyWithCARoots(String chains, boolean good) throws IOException {
    root("ca-root.json", chains.split(" ", -1));
    String by = "--insecure-ignore-sct --trusted-root ca-root.json SUBJECT ";
    for (String line :
        List.of(
            "verify " + by + certified,
            "verify-blob " + by + "--bundle caLAB.json f",
            "verify-blob " + by + "--bundle caCOSIGN3.json f")) {
      if (good) {
        verified(line);
      } else {
        refused(line);
      }
    }
  }

  /** Also {@code FulcioBundle}, which does the same there. */
  @ParameterizedTest
  @EnumSource
  void rekorBundleAndOutput(Party party) throws IOException {
    String image = image();
    done(party, "sign -y --key cosign.key V1 --bundle out.json " + image);
    verified("verify --key cosign.pub ROOT " + image);
    assertThat(kind("out.json")).startsWith("dsse ");
  }

  /** Also {@code RFC3161Timestamp} alone, and {@code AttestationRFC3161Timestamp}. */
  @ParameterizedTest
  @EnumSource
  void rekorBundleAndRFC3161Timestamp(Party party) {
    String image = image();
    done(party, "sign -y --key cosign.key V1 " + image);
    String stamps = " --key cosign.pub --use-signed-timestamps ROOT ";
    verified("verify" + stamps + image);
    verified("verify --insecure-ignore-tlog" + stamps + image);
    done(
        party,
        "attest -y --key cosign.key V1 --predicate slsa.json --type slsaprovenance " + image);
    verified("verify-attestation --type slsaprovenance" + stamps + image);
  }

  @ParameterizedTest
  @EnumSource
  void multipleSignatures(Party party) {
    String image = image();
    done(party, "sign -y --key cosign.key V1 " + image);
    verified("verify --key cosign.pub ROOT " + image);
    refused("verify --key second.pub ROOT " + image);
    done(party, "sign -y --key second.key V1 " + image);
    verified("verify --key cosign.pub ROOT " + image);
    verified("verify --key second.pub ROOT " + image);
  }

  @ParameterizedTest
  @CsvSource({"LAB, EC, 384", "LAB, RSA, 2048", "COSIGN3, EC, 384", "COSIGN3, RSA, 2048"})
  void signBlobNonDefaultAlgorithm(Party party, String algorithm, int size) throws Exception {
    String name = "kind" + party + algorithm;
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    Files.writeString(folder.resolve(name + ".pem"), Pem.of("PRIVATE KEY", key).text());
    done(party, "import-key-pair --key " + name + ".pem --output-key-prefix " + name);
    done(
        party,
        "sign-blob -y --key "
            + name
            + ".key --issue-certificate --identity-token tok V1 --bundle kind.json f");
    verified("verify-blob WHO ROOT --bundle kind.json f");
  }

  /**
   * By the lab alone: cosign 3.1.2 saves bundles without a blob of theirs, and cannot load them.
   */
  @Test
  void saveLoadAttestation() {
    Party party = Party.LAB;
    String image = image();
    String copy = image();
    done(party, "sign -y --key cosign.key V1 " + image);
    done(
        party,
        "attest -y --key cosign.key V1 --predicate slsa.json --type slsaprovenance " + image);
    String saved = "saved" + images;
    done(party, "save --dir " + saved + " " + image);
    done(party, "load --dir " + saved + " " + copy);
    verified("verify --key cosign.pub ROOT " + copy);
    verified("verify-attestation --type slsaprovenance --key cosign.pub ROOT " + copy);
    verified("verify --local-image --key cosign.pub ROOT " + saved);
  }

  /** The bundle of one file beside another; also {@code Offline}, which does so with images. */
  @ParameterizedTest
  @EnumSource
  void invalidBundle(Party party) throws IOException {
    Files.writeString(folder.resolve("g"), "other data");
    done(party, "sign-blob -y --key cosign.key V1 --bundle one.json f");
    done(party, "sign-blob -y --key cosign.key V1 --bundle two.json g");
    ObjectNode one = read(folder.resolve("one.json"));
    ObjectNode two = read(folder.resolve("two.json"));
    two.set("verificationMaterial", one.get("verificationMaterial"));
    Files.writeString(folder.resolve("mixed.json"), Json.writeText(two));
    verified("verify-blob --key cosign.pub ROOT --bundle two.json g");
    refused("verify-blob --key cosign.pub ROOT --bundle mixed.json g");
    refused("verify-blob --key cosign.pub ROOT --bundle one.json g");
  }

  /** Signing twice does no harm, and both verify. */
  @ParameterizedTest
  @EnumSource
  void duplicateSign(Party party) {
    String image = image();
    refused("verify --key cosign.pub ROOT " + image);
    failed(party, "download signature " + image);
    for (int times = 1; times <= 2; times++) {
      done(party, "sign -y --key cosign.key V1 " + image);
      verified("verify --key cosign.pub ROOT " + image);
      for (Party reader : Party.values()) {
        done(reader, "download signature " + image);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void signBlobNonSHA256(Party party) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(521);
    String name = "p521" + party;
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    Files.writeString(folder.resolve(name + ".pem"), Pem.of("PRIVATE KEY", key).text());
    done(party, "import-key-pair --key " + name + ".pem --output-key-prefix " + name);
    // The lab takes SHA-256 with each curve unless told, as cosign 3.1 refuses else what it signed.
    String told = party == Party.LAB ? "--signing-algorithm ecdsa-sha2-512-nistp521 " : "";
    done(party, "sign-blob -y " + told + "--key " + name + ".key V1 --bundle " + name + ".json f");
    String verify = "verify-blob --signature-digest-algorithm sha512 --key " + name + ".pub ROOT ";
    verified(verify + "--bundle " + name + ".json f");
    assertThat(Files.readString(folder.resolve(name + ".json"))).contains("SHA2_512");
  }

  /** {@code AttachSignature}: what was made elsewhere is hung up beside the image. */
  @ParameterizedTest
  @EnumSource
  void attachSignature(Party party) throws IOException {
    String image = image();
    String payload = "payload" + party;
    Files.writeString(folder.resolve(payload), world.lab("generate " + image).out().strip());
    String files = "--output-signature s%1$s --output-certificate c%1$s ".formatted(party);
    world.lab(
        "sign-blob -y --identity-token tok --new-bundle-format=false ADDRESSES --bundle l%1$s %2$s%3$s"
            .formatted(party, files, payload));
    ObjectNode local = read(folder.resolve("l" + party));
    Files.write(
        folder.resolve("c" + party), Base64.getDecoder().decode(local.get("cert").asString()));
    done(
        party,
        "attach signature --payload %1$s --signature s%2$s --certificate c%2$s --rekor-response l%2$s %3$s"
            .formatted(payload, party, image));
    String line = "verify --new-bundle-format=false WHO ROOT --offline " + image;
    world.lab(String.join(" ", world.words(line)));
    third().succeed(world.words(line));
    refused(line.replace("WHO", "--certificate-identity bob@example.com ISSUED"));
  }

  /** {@code AttestVerifyCUE} and its kin: the reason, and what to write instead. */
  @Test
  void policiesInCueAreRefusedWithTheReason() throws IOException {
    String image = image();
    Files.writeString(folder.resolve("policy.cue"), "predicate: a: 1\n");
    done(
        Party.LAB,
        "attest -y --key cosign.key V1 --predicate slsa.json --type slsaprovenance " + image);
    assertThat(
            failed(
                Party.LAB,
                "verify-attestation --key cosign.pub --type slsaprovenance --policy policy.cue "
                    + image))
        .contains("CUE", "hint: ");
  }

  private static String image() {
    images++;
    return world.image("e2e" + images);
  }

  private static void done(Party party, String line) {
    if (party == Party.LAB) {
      world.lab(filled(line));
    } else {
      third().succeed(world.words(filled(line)));
    }
  }

  /** Returns what a party says of a line that must fail. */
  private static String failed(Party party, String line) {
    if (party == Party.LAB) {
      TestLine typed = world.type(filled(line));
      assertThat(typed.status()).as(line).isNotZero();
      return typed.err();
    }
    Tool.Run run = third().run(world.words(filled(line)));
    assertThat(run.status()).as(line).isNotZero();
    return run.stderr();
  }

  private static void verified(String line) {
    world.lab(String.join(" ", world.words(filled(line))));
    third().succeed(world.words(filled(line)));
  }

  private static void refused(String line) {
    for (Party party : Party.values()) {
      failed(party, String.join(" ", world.words(filled(line))));
    }
  }

  private static String filled(String line) {
    return line.replace(
            "OWN",
            "--signing-config "
                + world.file(TrustFile.SIGNING_CONFIG)
                + " --trusted-root own-root.json")
        .replace(
            "SUBJECT",
            "--certificate-identity "
                + OwnAuthority.SUBJECT
                + " --certificate-oidc-issuer-regexp .*");
  }

  private static Tool third() {
    return world.cosign3().with("COSIGN_PASSWORD", "");
  }

  private static String kind(String bundle) throws IOException {
    var entry = read(folder.resolve(bundle)).at("/verificationMaterial/tlogEntries/0/kindVersion");
    return entry.get("kind").asString() + " " + entry.get("version").asString();
  }

  /** Writes the world's root with authorities in place of its Fulcio. */
  private static void root(String name, String... chains) throws IOException {
    ObjectNode root = read(Path.of(world.file(TrustFile.TRUSTED_ROOT)));
    OwnAuthority.into(root, folder, chains);
    Files.writeString(folder.resolve(name), Json.writeText(root));
  }

  private static ObjectNode read(Path file) throws IOException {
    return (ObjectNode) Json.parseObject(Files.readAllBytes(file), file.toString()).node();
  }
}
