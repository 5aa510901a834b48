package dev.signlab.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyPairTests {

  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void signsAndSurvivesBeingWritten(KeyType type) {
    KeyPair keys = KeyPair.generate(type);
    KeyPair read = KeyPair.parsePkcs8(keys.pkcs8(), "key");
    assertThat(read.publicKey()).isEqualTo(keys.publicKey());
    for (SignatureAlgorithm algorithm : type.algorithms()) {
      byte[] signature = read.sign(algorithm, MESSAGE);
      Verifier verifier = keys.publicKey().verifier(algorithm);
      assertThat(verifier.verifies(MESSAGE, signature)).isTrue();
      assertThat(verifier.verifies(new byte[1], signature)).isFalse();
      assertThat(verifier.verifies(MESSAGE, Arrays.copyOf(signature, 3))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void aSignatureOverTheDigestIsOneOverTheMessage(KeyType type) {
    KeyPair keys = KeyPair.generate(type);
    for (SignatureAlgorithm algorithm : type.algorithms()) {
      Verifier verifier = keys.publicKey().verifier(algorithm);
      algorithm
          .digestAlgorithm()
          .ifPresent(
              hash -> {
                Digest digest = Digest.of(hash, MESSAGE);
                byte[] signature = keys.with(algorithm).signDigest(digest);
                assertThat(verifier.verifies(MESSAGE, signature)).isTrue();
                assertThat(verifier.verifies(digest, signature)).isTrue();
                assertThat(verifier.verifies(digest, keys.sign(algorithm, MESSAGE))).isTrue();
                assertThat(verifier.verifies(Digest.of(hash, signature), signature)).isFalse();
                assertThat(verifier.verifies(digest, Arrays.copyOf(signature, 3))).isFalse();
              });
    }
  }

  @Test
  void pureEd25519TakesNoDigest() {
    KeyPair keys = KeyPair.generate(KeyType.ED25519);
    Digest digest = Digest.of(MESSAGE);
    assertThatThrownBy(() -> keys.signDigest(digest)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> keys.publicKey().verifier().verifies(digest, new byte[64]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDigestOfAnotherHashIsRefused() {
    Digest digest = Digest.of(DigestAlgorithm.SHA512, MESSAGE);
    assertThatThrownBy(() -> KeyPair.generate().signDigest(digest))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeyOfAnotherKindDoesNotChangeItsAlgorithm() {
    assertThatThrownBy(() -> KeyPair.generate().with(SignatureAlgorithm.RSA_PKCS1_SHA256))
        .hasMessage("this key does not sign with RSA PKCS#1 v1.5 with SHA-256");
  }

  @Test
  void anotherKeyDoesNotVerify() {
    byte[] signature = KeyPair.generate().sign(MESSAGE);
    assertThat(KeyPair.generate().publicKey().verifier().verifies(MESSAGE, signature)).isFalse();
  }

  @Test
  void showsNothingOfThePrivateHalf() {
    KeyPair keys = KeyPair.generate();
    assertThat(keys).hasToString("key pair ECDSA P-256 " + keys.publicKey().fingerprint());
  }

  @Test
  void refusesAPointThatIsNotOnItsCurve() {
    byte[] der = KeyPair.generate().publicKey().encoded();
    der[der.length - 1] ^= 1;
    assertRefused(der, "a point that is not on the curve ECDSA P-256");
  }

  @Test
  void refusesBytesBehindAKey() {
    byte[] der = KeyPair.generate().publicKey().encoded();
    assertRefused(Arrays.copyOf(der, der.length + 1), "1 bytes too many");
  }

  @Test
  void refusesAKeyThatIsCutOffAnywhere() {
    byte[] der = KeyPair.generate(KeyType.ED25519).publicKey().encoded();
    for (int length = 0; length < der.length; length++) {
      byte[] cut = Arrays.copyOf(der, length);
      assertThatThrownBy(() -> VerificationKey.parse(cut, "key")).isInstanceOf(LabException.class);
    }
  }

  @Test
  void refusesPemThatIsCutOff() {
    String pem = KeyPair.generate().publicKey().pem();
    byte[] cut = pem.substring(0, pem.length() - 30).getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> VerificationKey.parsePem(cut, "cosign.pub"))
        .hasMessage("cosign.pub is not PEM");
  }

  /** Found by fuzzing: a number above the curve's order was no problem of ours. */
  @Test
  void refusesAPrivateNumberThatIsNotOnItsCurve() {
    byte[] der = KeyPair.generate().pkcs8();
    Arrays.fill(der, 36, 68, (byte) 0xff);
    assertThatThrownBy(() -> KeyPair.parsePkcs8(der, "key"))
        .isInstanceOfSatisfying(
            LabException.class,
            e ->
                assertThat(e.problem().found().orElseThrow())
                    .isEqualTo("a number that is not on the curve ECDSA P-256"));
  }

  private static void assertRefused(byte[] der, String found) {
    assertThatThrownBy(() -> VerificationKey.parse(der, "key"))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> assertThat(e.problem().found().orElseThrow()).isEqualTo(found));
  }
}
