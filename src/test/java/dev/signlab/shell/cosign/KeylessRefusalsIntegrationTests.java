package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is answered where an identity cannot sign, or what it signed is refused: the true cause. */
class KeylessRefusalsIntegrationTests {

  private static final String ALICE =
      " --certificate-identity alice@example.com --certificate-oidc-issuer ISSUER";

  @TempDir private static Path folder;
  private static KeylessWorld world;

  @BeforeAll
  static void start() throws IOException {
    world = new KeylessWorld(folder);
    world.lab("sign-blob -y --identity-token tok V1 --bundle good.json f");
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void aCertificateThatCannotBeReadIsNoOtherFile() throws IOException {
    changed(
        material -> {
          byte[] der = Base64.getDecoder().decode(certificate(material).get("rawBytes").asString());
          String half = Base64.getEncoder().encodeToString(Arrays.copyOf(der, 50));
          certificate(material).put("rawBytes", half);
        });
    refused("", "Error: validation error: x509: malformed certificate", "expected: X.509 in DER");
  }

  @Test
  void aTimestampThatCannotBeReadIsNoOtherFile() throws IOException {
    changed(
        material -> {
          ArrayNode stamps =
              material.putObject("timestampVerificationData").putArray("rfc3161Timestamps");
          stamps.addObject().put("signedTimestamp", "MANhYmM=");
        });
    refused(
        " --use-signed-timestamps",
        "error parsing response into Timestamp",
        "expected: an answer of RFC 3161 in DER that grants a token");
  }

  @Test
  void anImageOfAnotherLogSaysWhichAreKnown() throws IOException {
    String image = world.image("elsewhere");
    world.lab("sign -y --identity-token tok V1 " + image);
    ObjectNode root = read(Path.of(world.placed("ROOT").replace("--trusted-root ", "")));
    root.putArray("tlogs");
    Files.writeString(folder.resolve("no-logs.json"), Json.writeText(root));
    TestLine typed = world.type("verify --trusted-root no-logs.json" + ALICE + " " + image);

    assertThat(typed.status()).isEqualTo(1);
    assertThat(typed.err())
        .contains("failed to verify log inclusion: the trusted root does not know that log: a log")
        .contains(
            "\nexpected: a log that is trusted; none is named\n", "\nfound: a log with the id ");
  }

  @ParameterizedTest
  @CsvSource({
    "Alice@Example.com, ISSUER, only large and small letters differ",
    "alice@example.com, ISSUER/, only the slash at the end differs",
    "alice@example.com, HTTP://LOCALHOST:1, ''",
    "bob@example.com, ISSUER, ''"
  })
  void whoSignedIsOfferedAndSoIsWhatNearlyFits(String name, String issuer, String near) {
    String line =
        world.placed(
            "verify-blob ROOT --certificate-identity "
                + name
                + " --certificate-oidc-issuer "
                + issuer
                + " --bundle good.json f");
    TestLine typed = world.type(line);

    assertThat(typed.status()).isEqualTo(1);
    assertThat(typed.err())
        .contains(near, "\nexpected: ", "\nfound: ")
        .contains("hint: if that is whom you expect: cosign verify-blob ");
    String offered = offered(typed, "cosign verify-blob ");
    assertThat(world.type(offered).status()).as(offered).isZero();
  }

  @Test
  void aTokenFileThatIsMissingIsNamed() {
    TestLine typed = world.within("sign-blob -y --identity-token my-token --bundle x.json f");

    assertThat(typed.err())
        .contains("retrieving ID token: open my-token: no such file or directory")
        .contains(
            "hint: a token of this world: world token --identity alice@example.com > my-token");
    assertThat(world.type("sign-blob -y --identity-token my-token V1 --bundle x.json f").err())
        .contains("world start");
  }

  @Test
  void theLabsOwnFulcioTellsWhyAndOthersAreNotAsked() throws IOException {
    Files.writeString(folder.resolve("old"), world.oldToken());
    TestLine own = world.within("sign-blob -y --identity-token old --bundle x.json f");
    assertThat(own.err())
        .containsSubsequence(
            "There was an error processing the identity token",
            "the lab's Fulcio tells what others keep for themselves: the token has expired",
            "world token --identity alice@example.com > old",
            "cosign sign-blob --bundle x.json --yes --identity-token old f");

    TestLine other = world.type("sign-blob -y --identity-token old V1 --bundle x.json f");
    assertThat(other.err())
        .contains("the token itself shows why: it ended at ")
        .doesNotContain("the lab's Fulcio");
  }

  @Test
  void whereNobodySitsADeviceIsAskedAsByCosign() {
    String line =
        world.placed(
            "cosign sign-blob -y ADDRESSES --oidc-issuer http://localhost:1 --bundle x.json f");
    TestLine nobody = world.with("X", "y").alone(line);
    assertThat(nobody.err()).contains("Non-interactive mode detected, using device flow.");
    TestLine somebody = world.with("X", "y").type(line);
    assertThat(somebody.err()).doesNotContain("Non-interactive");
  }

  @Test
  void aKeyThatIsMissingIsToBeMade() {
    TestLine typed = world.within("sign-blob -y --key none.key --bundle x.json f");
    assertThat(typed.err())
        .contains("open none.key: no such file or directory", "cosign generate-key-pair");
  }

  @Test
  void aVariableThatNothingReadsSwitchesNothingOff() {
    TestLine typed =
        world
            .with("COSIGN_REKOR_DISABLED", "true")
            .type("cosign " + world.placed("verify-blob ROOT" + ALICE + " --bundle good.json f"));
    assertThat(typed.status()).isZero();
    assertThat(typed.err())
        .contains("WARNING: cosign verify-blob reads no variable COSIGN_REKOR_DISABLED");
  }

  @Test
  void byAKeyWhatAnIdentitySignedForCosign2() {
    String image = world.image("older");
    world.lab("generate-key-pair");
    world.lab("sign -y --identity-token tok --new-bundle-format=false ADDRESSES " + image);
    TestLine typed = world.type("verify --key cosign.pub --new-bundle-format=false ROOT " + image);

    assertThat(typed.status()).isNotZero();
    assertThat(typed.err()).contains("hint: if that is whom you expect: cosign verify ");
    assertThat(world.type(offered(typed, "cosign verify ")).status()).as(typed.err()).isZero();
  }

  private static String offered(TestLine typed, String beginning) {
    return typed
        .err()
        .lines()
        .filter(line -> line.startsWith("hint: ") && line.contains(": " + beginning))
        .map(line -> line.substring(line.indexOf(": " + beginning) + 2 + "cosign ".length()))
        .findFirst()
        .orElseThrow();
  }

  private static void refused(String flags, String... words) {
    TestLine typed = world.type("verify-blob ROOT" + ALICE + flags + " --bundle changed.json f");
    assertThat(typed.status()).isEqualTo(1);
    assertThat(typed.err()).contains(words).doesNotContain("digest does not match");
  }

  private static void changed(Consumer<ObjectNode> change) throws IOException {
    ObjectNode bundle = read(folder.resolve("good.json"));
    change.accept((ObjectNode) bundle.get("verificationMaterial"));
    Files.writeString(folder.resolve("changed.json"), Json.writeText(bundle));
  }

  private static ObjectNode certificate(ObjectNode material) {
    return (ObjectNode) material.get("certificate");
  }

  private static ObjectNode read(Path file) throws IOException {
    return (ObjectNode) Json.parseObject(Files.readAllBytes(file), file.toString()).node();
  }
}
