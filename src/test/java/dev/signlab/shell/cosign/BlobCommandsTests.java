package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("alike")
class BlobCommandsTests {

  private static final String SIGN = "cosign sign-blob --key cosign.key ";
  private static final String VERIFY = "cosign verify-blob --key cosign.pub ";

  @TempDir private Path folder;
  private TestLine line;

  @BeforeEach
  void makeKeys() throws IOException {
    line = new TestLine(folder, Map.of("COSIGN_PASSWORD", ""));
    keys("cosign", KeyPair.generate());
    Files.writeString(folder.resolve("notes.txt"), "release notes");
    Files.writeString(folder.resolve("other.txt"), "other notes");
  }

  @Test
  void aBundleIsWrittenForItsOwnerAndVerifies() throws IOException {
    line.type(SIGN + "--bundle b.json notes.txt");
    assertThat(line.status()).as(line.err()).isZero();
    assertThat(line.out()).isEmpty();
    assertThat(line.err()).startsWith("Using payload from: notes.txt\nWrote bundle to file b.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path("b.json"))))
        .isEqualTo("rw-------");
    line.type(VERIFY + "--bundle b.json notes.txt");
    assertThat(line.status()).isZero();
    assertThat(line.err()).endsWith("Verified OK\n");
  }

  @Test
  void whatIsGoingToBeAskedForIsToldFirst() {
    line.type(SIGN + "--bundle b.json notes.txt");
    line.type(VERIFY + "--explain --bundle b.json other.txt");
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.out()).isEmpty();
    assertThat(line.err().indexOf("signed by        cosign.pub, key"))
        .isPositive()
        .isLessThan(line.err().indexOf("Error: "));
    line.type("cosign verify --explain --key cosign.pub localhost:1/app:1.0");
    assertThat(line.err())
        .containsSubsequence("image            localhost:1/app:1.0, whatever", "Error: ");
  }

  @Test
  void aBundleMustBeNamedAndTheHintNamesOne() {
    line.type(SIGN + "notes.txt");
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err())
        .startsWith("Error: must specify --bundle with --new-bundle-format\n")
        .contains("cosign sign-blob --key cosign.key --bundle notes.txt.sigstore.json notes.txt");
  }

  @Test
  void aBareSignatureGoesToStandardOutputOrAFile() throws IOException {
    line.type(SIGN + "--new-bundle-format=false notes.txt");
    assertThat(line.status()).as(line.err()).isZero();
    String base64 = line.out().strip();
    line.type(VERIFY + "--signature " + base64 + " notes.txt");
    assertThat(line.err()).endsWith("Verified OK\n");
    line.type(SIGN + "--new-bundle-format=false --b64=false --output-signature s notes.txt");
    assertThat(line.out()).isEmpty();
    assertThat(Files.readAllBytes(path("s"))[0]).isEqualTo((byte) 0x30);
    assertThat(line.type(VERIFY + "--signature s notes.txt").status()).isZero();
    assertThat(line.type(VERIFY + "--signature s other.txt").status()).isEqualTo(1);
  }

  @Test
  void cosignsOlderBundleIsWrittenAndRead() throws IOException {
    line.type(SIGN + "--new-bundle-format=false --bundle old.json notes.txt");
    assertThat(Files.readString(path("old.json"))).contains("base64Signature");
    line.type(VERIFY + "--bundle old.json notes.txt");
    assertThat(line.err()).endsWith("Verified OK\n");
    line.type(
        "cosign bundle create --artifact notes.txt --bundle old.json --key cosign.pub"
            + " --ignore-tlog --out new.json");
    assertThat(line.status()).as(line.err()).isZero();
    assertThat(line.type(VERIFY + "--bundle new.json notes.txt").status()).isZero();
  }

  @Test
  void standardInputIsAFileToo() {
    line.type(SIGN + "--bundle b.json -", "from a pipe");
    assertThat(line.err()).startsWith("Wrote bundle to file b.json\n");
    assertThat(line.type(VERIFY + "--bundle b.json -", "from a pipe").status()).isZero();
    assertThat(line.type(VERIFY + "--bundle b.json -", "from another").status()).isEqualTo(1);
  }

  @Test
  void aDigestStandsForAFileThatIsNotAtHand() throws IOException {
    line.type(SIGN + "--bundle b.json notes.txt");
    byte[] bytes = Files.readAllBytes(path("notes.txt"));
    String digest = dev.signlab.crypto.Digest.of(bytes).toString();
    assertThat(line.type(VERIFY + "--bundle b.json " + digest).status()).isZero();
    keys("ed", KeyPair.generate(KeyType.ED25519));
    line.type("cosign sign-blob --key ed.key --bundle ed.json notes.txt");
    line.type("cosign verify-blob --key ed.pub --bundle ed.json " + digest);
    assertThat(line.err()).contains("verify the file itself");
  }

  @Test
  void theRightKeyInTheFolderIsNamed() throws IOException {
    keys("new", KeyPair.generate());
    line.type("cosign sign-blob --key new.key --bundle b.json notes.txt");
    line.type(VERIFY + "--bundle b.json notes.txt");
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err())
        .contains(
            "Error: failed to verify signature: could not verify message: invalid signature when"
                + " validating ASN.1 encoded signature\n")
        .contains("cosign verify-blob --key new.pub --bundle b.json notes.txt");
    line.type("explain");
    assertThat(line.out()).contains("WRONG_KEY").contains("not this key; new.pub verifies it");
  }

  @Test
  void aChangedFileIsExplainedByItsDigests() {
    line.type(SIGN + "--bundle b.json notes.txt");
    line.type(VERIFY + "--bundle b.json other.txt");
    assertThat(line.err()).contains("the file is not the one that was signed");
    line.type("explain");
    assertThat(line.out()).contains("DIGEST_MISMATCH").contains("expected: sha256:");
  }

  /** What the evidence says of the file is expected; what the file has is found. */
  @ParameterizedTest
  @ValueSource(strings = {"blob", "blob-attestation"})
  void expectedIsTheDigestThatWasSignedAndFoundTheFilesOwn(String kind) throws IOException {
    if (kind.equals("blob")) {
      line.type(SIGN + "--bundle b.json notes.txt");
      line.type(VERIFY + "--bundle b.json other.txt");
    } else {
      Files.writeString(folder.resolve("predicate.json"), "{}");
      line.type(
          "cosign attest-blob --key cosign.key --predicate predicate.json --bundle b.json"
              + " notes.txt");
      line.type("cosign verify-blob-attestation --key cosign.pub --bundle b.json other.txt");
    }
    assertThat(line.status()).isNotZero();
    line.type("explain");
    assertThat(line.out())
        .contains("DIGEST_MISMATCH")
        .contains("expected: " + digest("notes.txt"))
        .contains("found: " + digest("other.txt"));
  }

  private String digest(String file) throws IOException {
    return Digest.of(DigestAlgorithm.SHA256, Files.readAllBytes(folder.resolve(file))).toString();
  }

  /** As cosign 3.1: the variable counts where the flag is not typed. */
  @ParameterizedTest
  @CsvSource({
    "true, '', true", "false, '', false",
    "true, =true, true", "true, =false, false",
    "false, =true, true", "false, =false, false"
  })
  void aTypedFlagCountsBeforeItsVariable(String variable, String flag, boolean bundle)
      throws IOException {
    String typed = flag.isEmpty() ? "" : "--new-bundle-format" + flag + " ";
    Map<String, String> environment =
        Map.of("COSIGN_PASSWORD", "", "COSIGN_NEW_BUNDLE_FORMAT", variable);
    line = new TestLine(folder, environment);
    line.type(SIGN + typed + "--bundle b.json notes.txt");
    assertThat(line.status()).as(line.err()).isZero();
    assertThat(Files.readString(folder.resolve("b.json")).contains("mediaType")).isEqualTo(bundle);
  }

  @Test
  void aFolderIsNoKey() throws IOException {
    Files.createDirectory(folder.resolve("keys"));
    line.type("cosign verify-blob --key keys --bundle b.json notes.txt");
    assertThat(line.err()).contains("read keys: is a directory").contains("ls keys");
    line.type("cosign public-key --key .");
    assertThat(line.err()).contains("read .: is a directory").contains("ls .");
  }

  @Test
  void anEmptyWordNamesNoCommand() {
    line.type("cosign \"\"");
    assertThat(line.err()).contains("unknown command \"\"").doesNotContain("did you mean");
  }

  @Test
  void anAlgorithmThatDoesNotFitTheKeyIsRefused() {
    line.type(SIGN + "--signing-algorithm ecdsa-sha2-384-nistp384 --bundle b.json notes.txt");
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err()).contains("a name that goes with a key of kind ECDSA P-256");
  }

  @Test
  void theHashOfTheCurveIsUsedWhenAskedFor() throws IOException {
    keys("p384", KeyPair.generate(KeyType.ECDSA_P384));
    line.type(
        "cosign sign-blob --key p384.key --signing-algorithm ecdsa-sha2-384-nistp384 --bundle"
            + " b.json notes.txt");
    assertThat(Files.readString(path("b.json"))).contains("SHA2_384");
    line.type("cosign verify-blob --key p384.pub --bundle b.json notes.txt");
    assertThat(line.status()).as(line.err()).isZero();
  }

  @Test
  void aSigningConfigurationThatNamesALogIsRefused() throws IOException {
    String type = "{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\"";
    Files.writeString(path("none.json"), type + "}");
    Files.writeString(path("log.json"), type + ",\"rekorTlogUrls\":[{\"url\":\"http://x\"}]}");
    line.type(SIGN + "--signing-config none.json --bundle b.json notes.txt");
    assertThat(line.err())
        .isEqualTo("Using payload from: notes.txt\nWrote bundle to file b.json\n");
    line.type(SIGN + "--signing-config log.json --bundle c.json notes.txt");
    assertThat(line.status()).isEqualTo(1);
    assertThat(path("c.json")).doesNotExist();
  }

  @Test
  void bundlesAreUpgradedAndInspected() throws IOException {
    line.type(SIGN + "--bundle b.json notes.txt");
    String old =
        Files.readString(path("b.json")).replace("bundle.v0.3+json", "bundle+json;version=0.2");
    Files.writeString(path("old.json"), old);
    line.type("cosign bundle upgrade old.json --out up.json");
    assertThat(line.err())
        .isEqualTo(
            "Upgrading from v0.2 to v0.3...\nSuccessfully upgraded bundle written to up.json\n");
    assertThat(path("up.json")).hasSameTextualContentAs(path("b.json"));
    line.type("cosign bundle inspect up.json");
    assertThat(line.out())
        .startsWith("- Bundle Media Type: application/vnd.dev.sigstore.bundle.v0.3+json\n")
        .contains("  - Content: Public Key Identifier\n")
        .contains("  - Type: Message Signature\n");
    line.type("cosign bundle upgrade notes.txt");
    assertThat(line.status()).isEqualTo(1);
  }

  @Test
  void whatIsMissingIsNamed() {
    line.type("cosign verify-blob notes.txt");
    assertThat(line.err()).startsWith("Error: provide a key with --key or --sk, a certificate");
    line.type(VERIFY + "notes.txt");
    assertThat(line.err()).contains("--bundle notes.txt.sigstore.json notes.txt");
    line.type(VERIFY + "--bundle none.json notes.txt");
    assertThat(line.err())
        .startsWith("Error: reading none.json: open none.json: no such file or directory\n");
    line.type(SIGN + "--bundle b.json none.txt");
    assertThat(line.err())
        .contains(
            "Error: signing none.txt: getting payload: open none.txt: no such file or directory");
  }

  /** What cosign and its kin cannot name nobody could verify. */
  @Test
  void aRepositoryOfOneLetterIsNotSigned() {
    for (String command : new String[] {"sign -y", "attest -y --predicate notes.txt"}) {
      line.type("cosign " + command + " --key cosign.key localhost:1/a:1");
      assertThat(line.status()).isEqualTo(1);
      assertThat(line.err())
          .contains("could not parse reference: localhost:1/a:1")
          .contains("cosign copy localhost:1/a:1 localhost:1/a-app:1");
    }
    line.type("cosign sign -y --key cosign.key localhost:1/a/b:1");
    assertThat(line.err()).doesNotContain("could not parse reference");
  }

  @Test
  void anEmptyTokenIsNoTokenAndNotAMissingKey() {
    line.type("cosign sign-blob -y --identity-token= --bundle b.json notes.txt");
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err())
        .contains("--identity-token is empty", "hint: then a token: world token --identity")
        .doesNotContain("--key");
  }

  @Test
  void aServiceThatWouldNeverCountIsNotWritten() {
    for (String service :
        new String[] {
          "trusted-root create --rekor url=http://x,public-key=cosign.pub,",
          "signing-config create --rekor-config ANY --rekor url=http://x,api-version=1,operator=a,"
        }) {
      String times = "start-time=2027-01-01T00:00:00Z,end-time=%s --out out.json";
      line.type("cosign " + service + times.formatted("2026-01-01T00:00:00Z"));
      assertThat(line.err()).contains("would never count: end-time lies before start-time");
      assertThat(path("out.json")).doesNotExist();
      line.type("cosign " + service + times.formatted("2027-01-01T00:00:00Z"));
      assertThat(line.status()).as(line.err()).isZero();
      assertThat(path("out.json").toFile().delete()).isTrue();
    }
  }

  private void keys(String name, KeyPair keys) throws IOException {
    Files.writeString(path(name + ".key"), EncryptedPrivateKey.seal(keys, new byte[0]));
    Files.writeString(path(name + ".pub"), keys.publicKey().pem());
  }

  private Path path(String name) {
    return folder.resolve(name);
  }
}
