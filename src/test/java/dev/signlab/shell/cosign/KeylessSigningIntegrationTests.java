package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.services.deployment.TrustFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed here by an identity, by both kinds of log; judged by both cosigns. */
class KeylessSigningIntegrationTests {

  @TempDir private static Path folder;
  private static KeylessWorld world;

  @BeforeAll
  static void start() throws IOException {
    world = new KeylessWorld(folder);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"V1", "V2"})
  void anImageInABundle(String config) {
    String image = world.image("image" + config.toLowerCase(Locale.ROOT));
    TestLine typed = world.lab("sign -y --identity-token tok " + config + " " + image);

    assertThat(typed.out()).isEmpty();
    assertThat(typed.err())
        .contains("Generating ephemeral keys...\n")
        .contains("Signing artifact...\n")
        .contains("tlog entry created with index: ")
        .contains("The ephemeral key is destroyed")
        .doesNotContain("sigstore.dev");
    world.accepted(world.cosign3(), "verify ROOT WHO " + image);
    world.acceptedHere("verify ROOT WHO " + image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"V1", "V2"})
  void aFileInABundle(String config) {
    world.lab(
        "sign-blob -y --identity-token tok "
            + config
            + " --bundle b"
            + config.charAt(1)
            + ".json f");

    world.accepted(
        world.cosign3(), "verify-blob ROOT WHO --bundle b" + config.charAt(1) + ".json f");
    world.acceptedHere("verify-blob ROOT WHO --bundle b" + config.charAt(1) + ".json f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ecdsa-sha2-384-nistp384",
        "ecdsa-sha2-512-nistp521",
        "rsa-sign-pkcs1-2048-sha256"
      })
  void aFileByAKeyOfAnotherKind(String algorithm) {
    for (String config : new String[] {"V1", "V2"}) {
      world.lab(
          "sign-blob -y --identity-token tok --signing-algorithm "
              + algorithm
              + " "
              + config
              + " --bundle kind.json f");
      world.accepted(world.cosign3(), "verify-blob ROOT WHO --bundle kind.json f");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"V1", "V2"})
  void attestations(String config) {
    String image = world.image("attested" + config.toLowerCase(Locale.ROOT));
    world.lab("attest -y --identity-token tok --predicate p.json " + config + " " + image);
    world.lab(
        "attest-blob -y --identity-token tok --predicate p.json " + config + " --bundle a.json f");

    world.accepted(world.cosign3(), "verify-attestation --type custom ROOT WHO " + image);
    world.acceptedHere("verify-attestation --type custom ROOT WHO " + image);
    world.accepted(
        world.cosign3(), "verify-blob-attestation --type custom ROOT WHO --bundle a.json f");
  }

  @Test
  void inTheLayoutOfCosign2() {
    String legacy = " -y --identity-token tok --new-bundle-format=false ADDRESSES ";
    String image = world.image("legacy");
    world.lab("sign" + legacy + image);
    world.lab("attest --predicate p.json" + legacy + image);

    world.accepted(world.cosign2(), "verify WHO " + image);
    world.acceptedHere("verify --new-bundle-format=false ROOT WHO " + image);
    world.accepted(world.cosign2(), "verify-attestation --type custom WHO " + image);
  }

  @Test
  void inTheLayoutOfCosign2WithTimestamps() {
    String legacy =
        " -y --identity-token tok --new-bundle-format=false ADDRESSES"
            + " --timestamp-server-url STAMPS ";
    String image = world.image("stamped");
    world.lab("sign" + legacy + image);
    world.lab("attest --predicate p.json" + legacy + image);

    String stamps = "--use-signed-timestamps --timestamp-certificate-chain CHAIN WHO ";
    world.accepted(world.cosign2(), "verify " + stamps + image);
    world.accepted(world.cosign2(), "verify-attestation --type custom " + stamps + image);
  }

  @Test
  void aFileAsCosign2WroteIt() throws IOException {
    world.lab(
        "sign-blob -y --identity-token tok --new-bundle-format=false ADDRESSES --bundle old.json"
            + " --output-certificate cert.pem --output-signature f.sig"
            + " --timestamp-server-url STAMPS --rfc3161-timestamp f.tsr.json f");

    world.accepted(world.cosign2(), "verify-blob WHO --bundle old.json f");
    world.accepted(
        world.cosign2(),
        "verify-blob WHO --bundle old.json --rfc3161-timestamp f.tsr.json"
            + " --use-signed-timestamps --timestamp-certificate-chain CHAIN f");
    assertThat(Files.readString(folder.resolve("cert.pem"))).startsWith("LS0tLS1CRUdJTiBDRVJU");
  }

  @ParameterizedTest
  @ValueSource(strings = {"V1", "V2"})
  void aKeyBeforeTheSameWitnesses(String config) {
    Path keys = folder.resolve("cosign.key");
    if (!Files.exists(keys)) {
      world.lab("generate-key-pair");
    }
    String image = world.image("key" + config.toLowerCase(Locale.ROOT));
    world.lab("sign -y --key cosign.key " + config + " " + image);
    world.lab("sign-blob -y --key cosign.key " + config + " --bundle k.json f");

    world.cosign3().succeed(words("verify ROOT --key cosign.pub " + image));
    world.cosign3().succeed(words("verify-blob ROOT --key cosign.pub --bundle k.json f"));
  }

  @Test
  void aKeyByAddressesAsCosign2() {
    if (!Files.exists(folder.resolve("cosign.key"))) {
      world.lab("generate-key-pair");
    }
    String image = world.image("keylegacy");
    world.lab("sign -y --key cosign.key --new-bundle-format=false ADDRESSES " + image);

    world.cosign2().succeed(words("verify --key cosign.pub " + image));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--certificate-chain CHAIN",
        "--ca-roots CHAIN",
        "--timestamp-certificate-chain CHAIN",
        "--certificate CHAIN"
      })
  void filesOfCosign2AreRefusedBesideABundleAsByCosign(String flag) {
    world.lab("sign-blob -y --identity-token tok V1 --bundle files.json f");
    String line =
        "verify-blob ROOT --certificate-identity %s --certificate-oidc-issuer ISSUER %s"
                .formatted(KeylessWorld.WHO, flag)
            + " --bundle files.json f";

    TestLine typed = world.type(line);
    assertThat(error(typed.err())).isEqualTo(error(world.cosign3().run(words(line)).stderr()));
    assertThat(typed.status()).isEqualTo(1);
    assertThat(typed.err()).contains("found: " + flag.replace(" CHAIN", ""), "--bundle files.json");
  }

  private static String error(String said) {
    return said.lines().filter(line -> line.startsWith("Error:")).findFirst().orElse("none");
  }

  @Test
  void aTokenThatIsOver() throws IOException {
    Files.writeString(folder.resolve("old"), world.oldToken());
    TestLine typed = world.type("sign-blob -y --identity-token old V1 --bundle x.json f");

    assertThat(typed.status()).isEqualTo(1);
    assertThat(typed.err())
        .contains("Error: Fulcio refused a certificate")
        .contains("There was an error processing the identity token")
        .contains("the token itself shows why: it ended at ");
    assertThat(folder.resolve("x.json")).doesNotExist();
  }

  @Test
  void theTokenComesFromTheEnvironmentToo() throws IOException {
    String token = Files.readString(folder.resolve("tok")).strip();
    TestLine typed =
        world
            .with("SIGSTORE_ID_TOKEN", token)
            .type("cosign " + world.placed("sign-blob -y V1 --bundle e.json f"));

    assertThat(typed.status()).as(typed.err()).isZero();
    world.accepted(world.cosign3(), "verify-blob ROOT WHO --bundle e.json f");
  }

  @Test
  void logsOfVersion2WantATime() throws IOException {
    String config = Files.readString(Path.of(world.file(TrustFile.SIGNING_CONFIG_REKOR_V2)));
    Files.writeString(
        folder.resolve("untimed.json"), config.replaceAll("(?s)\"tsaUrls\".*?\\],", ""));
    TestLine typed =
        world.type("sign-blob -y --identity-token tok --signing-config untimed.json --bundle u f");

    assertThat(typed.err())
        .contains("a timestamp authority must be provided to request a short-lived certificate");
  }

  @Test
  void rootsOfAnotherWorldRefuseTheNewSignature() throws IOException {
    Files.writeString(
        folder.resolve("empty-root.json"),
        "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\"}");
    String line = world.placed("sign-blob -y --identity-token tok V1 --bundle r.json f");
    TestLine typed =
        world.type(
            line.replaceAll("--trusted-root \\S+", "--trusted-root empty-root.json")
                .replaceFirst("^cosign ", ""));

    assertThat(typed.status()).isEqualTo(1);
    assertThat(typed.err()).contains("the new signature does not verify");
    assertThat(folder.resolve("r.json")).doesNotExist();
  }

  @Test
  void theWorldsOwnServicesAreTakenWhenNothingIsSaid() {
    String image = world.image("own");
    TestLine typed = world.within("sign -y --identity-token tok " + image);

    assertThat(typed.status()).as(typed.err()).isZero();
    world.accepted(world.cosign3(), "verify ROOT WHO " + image);
    String whom = "verify --certificate-oidc-issuer ISSUER --certificate-identity ";
    TestLine mine = world.within(whom + KeylessWorld.WHO + " " + image);
    assertThat(mine.status()).as(mine.err()).isZero();
    assertThat(mine.err()).doesNotContain("public deployment");
    assertThat(world.within(whom + "bob@example.com " + image).status()).isEqualTo(1);
    TestLine legacy =
        world.within(
            "sign-blob -y --identity-token tok --use-signing-config=false"
                + " --new-bundle-format=false --bundle own.json f");
    assertThat(legacy.status()).as(legacy.err()).isZero();
    world.accepted(world.cosign2(), "verify-blob WHO --bundle own.json f");
  }

  private static String[] words(String words) {
    return world.placed(words).split(" ", -1);
  }
}
