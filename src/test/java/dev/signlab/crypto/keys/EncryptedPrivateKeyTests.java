package dev.signlab.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedPrivateKeyTests {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cosign-2.5.0/p256",
        "cosign-2.5.0/ed25519",
        "cosign-3.1.1/p256",
        "cosign-3.1.1/p384",
        "cosign-3.1.1/p521",
        "cosign-3.1.1/ed25519",
        "cosign-3.1.1/rsa2048",
        "skopeo-1.22.0/p256",
      })
  void opensWhatOtherToolsWrote(String name) {
    KeyPair keys = EncryptedPrivateKey.open(file(name + ".key"), () -> text("fixture"), name);
    VerificationKey expected = VerificationKey.parsePem(file(name + ".pub"), name);
    assertThat(keys.publicKey()).isEqualTo(expected);
    assertThat(expected.verifier().verifies(MESSAGE, keys.sign(MESSAGE))).isTrue();
    assertThat(expected.pem()).isEqualTo(new String(file(name + ".pub"), StandardCharsets.UTF_8));
  }

  @Test
  void readsBackWhatItWrites() {
    KeyPair keys = KeyPair.generate(KeyType.ECDSA_P384);
    String file = EncryptedPrivateKey.seal(keys, new byte[0]);
    assertThat(file).startsWith("-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\n");
    assertThat(new String(Pem.parse(text(file), "key").bytes(), StandardCharsets.UTF_8))
        .startsWith("{\"kdf\":{\"name\":\"scrypt\",\"params\":{\"N\":65536,\"r\":8,\"p\":1},");
    KeyPair read = EncryptedPrivateKey.open(text(file), () -> new byte[0], "key");
    assertThat(read.publicKey()).isEqualTo(keys.publicKey());
  }

  @Test
  void refusesAnotherPassword() {
    byte[] file = file("cosign-2.5.0/p256.key");
    assertProblem(file, "decrypt: encrypted: decryption failed", Cause.WRONG_PASSWORD);
  }

  @Test
  void refusesAnotherCostBeforeAnythingIsComputed() {
    assertProblem(withCost("8192"), "decrypt: unsupported scrypt parameters", Cause.MALFORMED);
    assertProblem(
        withCost("1073741824"), "decrypt: unsupported scrypt parameters", Cause.MALFORMED);
    assertProblem(withCost("65537"), "decrypt: unsupported scrypt parameters", Cause.MALFORMED);
  }

  @Test
  void refusesAPublicKeyWhereAPrivateOneIsNeeded() {
    assertProblem(
        file("cosign-2.5.0/p256.pub"), "unsupported pem type: PUBLIC KEY", Cause.MALFORMED);
  }

  @Test
  void sendsAPlainPrivateKeyToTheImport() {
    assertThatThrownBy(
            () ->
                EncryptedPrivateKey.open(
                    file("openssl/p256.pkcs8.pem"), () -> new byte[0], "plain.pem"))
        .isInstanceOfSatisfying(
            LabException.class,
            e ->
                assertThat(e.problem().hints().getFirst().intent())
                    .contains(new Intent.ImportKey("plain.pem")));
  }

  @Test
  void refusesWhatIsNoPem() {
    assertProblem(text("hello"), "invalid pem block", Cause.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p256.pkcs8", "p256.sec1", "rsa2048.pkcs1", "ed25519.pkcs8"})
  void importsPlainKeysOfOpenssl(String name) {
    KeyPair keys = KeyPair.parsePem(file("openssl/" + name + ".pem"), name);
    String publicName = "openssl/" + name.substring(0, name.indexOf('.')) + ".pub";
    assertThat(keys.publicKey()).isEqualTo(VerificationKey.parsePem(file(publicName), name));
    KeyPair again = KeyPair.parsePkcs8(keys.pkcs8(), name);
    assertThat(keys.publicKey().verifier().verifies(MESSAGE, again.sign(MESSAGE))).isTrue();
  }

  private static void assertProblem(byte[] file, String summary, Cause cause) {
    assertThatThrownBy(() -> EncryptedPrivateKey.open(file, () -> text("wrong"), "key"))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> {
              assertThat(e.problem().summary()).isEqualTo(summary);
              assertThat(e.problem().cause().orElseThrow()).isEqualTo(cause);
            });
  }

  private static byte[] withCost(String cost) {
    String json =
        new String(Pem.parse(file("cosign-2.5.0/p256.key"), "key").bytes(), StandardCharsets.UTF_8);
    byte[] changed = text(json.replace("65536", cost));
    String base64 = Base64.getMimeEncoder().encodeToString(changed);
    String label = EncryptedPrivateKey.OLD_LABEL;
    return text("-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
  }

  private static byte[] file(String name) {
    return BoundedFile.read(FIXTURES.resolve(name));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
