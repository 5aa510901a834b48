package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosignKeysTests {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures").toAbsolutePath();

  @TempDir private Path folder;
  private TestLine line;

  @BeforeEach
  void prepare() {
    line = new TestLine(folder, Map.of("COSIGN_PASSWORD", "fixture"));
  }

  @Test
  void makesAKeyPairThatOnlyTheOwnerCanRead() throws IOException {
    line.type("cosign generate-key-pair");
    assertThat(line.status()).isZero();
    assertThat(line.out()).isEmpty();
    assertThat(line.err())
        .isEqualTo("Private key written to cosign.key\nPublic key written to cosign.pub\n");
    assertThat(mode("cosign.key")).isEqualTo("rw-------");
    assertThat(mode("cosign.pub")).isEqualTo("rw-r--r--");
    line.type("cosign public-key --key cosign.key");
    assertThat(line.out()).isEqualTo(Files.readString(folder.resolve("cosign.pub")));
  }

  @Test
  void overwritesOnlyAfterAYes() throws IOException {
    line.type("cosign generate-key-pair");
    byte[] first = Files.readAllBytes(folder.resolve("cosign.key"));
    line.type("cosign generate-key-pair", "n\n");
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err())
        .contains("WARNING: File cosign.key already exists. Overwrite?")
        .contains("Error: user declined the prompt");
    assertThat(Files.readAllBytes(folder.resolve("cosign.key"))).isEqualTo(first);
    line.type("cosign generate-key-pair", "y\ny\n");
    assertThat(line.status()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("cosign.key"))).isNotEqualTo(first);
  }

  @Test
  void asksForANewPasswordTwice() {
    TestLine asked = new TestLine(folder, Map.of());
    asked.type("cosign generate-key-pair", "one\ntwo\n");
    assertThat(asked.err()).contains("Error: passwords do not match");
    assertThat(folder.resolve("cosign.key")).doesNotExist();
    asked.type("cosign generate-key-pair", "one\none\n");
    assertThat(asked.status()).isZero();
    assertThat(asked.type("cosign public-key --key cosign.key", "one\n").status()).isZero();
    assertThat(asked.type("cosign public-key --key cosign.key", "two\n").err())
        .contains("Error: decrypt: encrypted: decryption failed")
        .contains("error during command execution: decrypt: encrypted: decryption failed");
  }

  @Test
  void importsAKeyBehindTheParametersOfItsCurve() throws IOException {
    String parameters =
        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
    KeyPair pair = KeyPair.generate();
    Files.writeString(
        folder.resolve("ec.pem"), parameters + Pem.of("PRIVATE KEY", pair.pkcs8()).text());
    line.type("cosign import-key-pair --key ec.pem");
    assertThat(line.status()).as(line.err()).isZero();
    assertThat(folder.resolve("import-cosign.pub")).hasContent(pair.publicKey().pem());
    assertThat(line.type("cosign sign --key ec.pem localhost:1/a:1").err())
        .contains("unsupported pem type: EC PARAMETERS", "cosign import-key-pair --key ec.pem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-128-CBC,00

        AAAA
        -----END RSA PRIVATE KEY-----
        """,
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"
      })
  void aKeyThatOpensslEncryptedIsNamedAsThat(String pem) throws IOException {
    Files.writeString(folder.resolve("locked.pem"), pem);
    assertThat(line.type("cosign import-key-pair --key locked.pem").err())
        .contains("Error: unsupported private key: locked.pem is encrypted by openssl")
        .contains("openssl pkey -in locked.pem -out plain.pem");
    assertThat(line.type("cosign sign --key locked.pem localhost:1/a:1").err())
        .contains("unsupported pem type: locked.pem is encrypted by openssl");
  }

  @Test
  void importsWhatOpensslWrote() {
    line.type("cosign import-key-pair --key " + FIXTURES.resolve("openssl/rsa2048.pkcs1.pem"));
    assertThat(line.status()).as(line.err()).isZero();
    VerificationKey imported =
        VerificationKey.parsePem(BoundedFile.read(folder.resolve("import-cosign.pub")), "pub");
    byte[] expected = BoundedFile.read(FIXTURES.resolve("openssl/rsa2048.pub"));
    assertThat(imported).isEqualTo(VerificationKey.parsePem(expected, "pub"));
  }

  @Test
  void answersVerifyWithoutKeyAsCosignDoesAndWithTheLineThatWorks() {
    line.type("cosign verify localhost:5001/studentbook:1.0");
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err())
        .startsWith(
            "Error: --certificate-identity or --certificate-identity-regexp is required for"
                + " verification in keyless mode\n")
        .contains("cosign verify --key cosign.pub localhost:5001/studentbook:1.0");
  }

  @Test
  void refusesWhatComesLaterWithItsSubject() {
    assertThat(line.type("cosign attest-blob --key k --rekor-entry-type dsse f").err())
        .contains("--rekor-entry-type, which belongs to the transparency log");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--max-workers 0 ~ please set the --max-worker flag to a value that is greater than 0",
        "--max-workers=-1 ~ please set the --max-worker flag to a value that is greater than 0",
        "--max-workers 0x0 ~ please set the --max-worker flag to a value that is greater than 0",
        "--timeout 0s ~ context deadline exceeded",
        "--timeout=-1m ~ context deadline exceeded"
      })
  void nothingIsVerifiedByNobodyOrInNoTime(String row) {
    String[] typed = row.split(" ~ ", -1);
    line.type("cosign generate-key-pair");
    line.type("cosign verify --key cosign.pub " + typed[0] + " localhost:5001/a:1");
    assertThat(line.err()).contains("Error: ").contains(typed[1]);
  }

  /** Recorded from cosign 3.1, which reads no key before that. */
  @ParameterizedTest
  @ValueSource(strings = {"0s", "-1m", "0h0m"})
  void noImageIsSignedInNoTime(String time) {
    line.type("cosign sign --key none.key --timeout=" + time + " localhost:5001/a:1");
    assertThat(line.err())
        .startsWith(
            "Error: signing [localhost:5001/a:1]: accessing entity: context deadline exceeded\n");
    line.type("cosign sign --key none.key -a bad --timeout=" + time + " localhost:5001/a:1");
    assertThat(line.err()).contains("getting annotations: unable to parse annotation: bad");
  }

  /** As with cosign 3.1, where these commands look at neither. */
  @Test
  void filesAreSignedAndVerifiedWhateverIsSaidOfTimeAndWorkers() throws IOException {
    Files.writeString(folder.resolve("f"), "text");
    line.type("cosign generate-key-pair --timeout 0s");
    line.type("cosign sign-blob --key cosign.key --bundle b.json --timeout 0s f");
    line.type("cosign verify-blob --key cosign.pub --bundle b.json --max-workers 0 f");
    assertThat(line.err()).contains("Verified OK");
    line.type("cosign verify-blob --key cosign.pub --bundle b.json --timeout 0s f");
    assertThat(line.err())
        .contains("loading verifier from key opts: loading public key: context deadline exceeded");
  }

  @Test
  void saysThatAPublicKeyDoesNotSign() {
    line.type("cosign generate-key-pair");
    line.type("cosign sign --key cosign.pub localhost:5001/a:1");
    assertThat(line.err())
        .contains(
            "signing [localhost:5001/a:1]: recursively signing: signing digest: getting keypair and"
                + " token: getting signer: reading key: unsupported pem type: PUBLIC KEY");
    line.type("cosign verify --key cosign.key localhost:5001/a:1");
    assertThat(line.err())
        .contains("unknown Public key PEM file type: ENCRYPTED SIGSTORE PRIVATE KEY")
        .contains("cosign public-key --key cosign.key");
  }

  @Test
  void takesFlagsFromVariables() {
    TestLine other =
        new TestLine(folder, Map.of("COSIGN_PASSWORD", "", "COSIGN_OUTPUT_KEY_PREFIX", "mine"));
    other.type("cosign generate-key-pair");
    assertThat(folder.resolve("mine.key")).exists();
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }
}
