package dev.signlab.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.LabException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every provider promises, whatever it is that keeps the keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KeyProviderContract {

  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  private final Map<TestedKey, Signer> signers = new EnumMap<>(TestedKey.class);

  abstract KeyProvider provider();

  abstract KeyContext context();

  /** A reference to a key that is there. */
  abstract KeyReference reference(TestedKey key);

  /** A reference to a key that is not. */
  abstract KeyReference missing();

  /** What the place can hold. */
  Set<TestedKey> kinds() {
    return EnumSet.allOf(TestedKey.class);
  }

  /** What is expected to be found: openssl's word for fixtures. */
  VerificationKey expected(TestedKey key) {
    return key.publicKey();
  }

  /** A reference to the public half, where that is another one. */
  KeyReference publicReference(TestedKey key) {
    return reference(key);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void referencesCarryTheSchemeThatIsServed(TestedKey key) {
    assertThat(reference(key).scheme()).isEqualTo(provider().scheme());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void thePublicKeyIsTheOneThatBelongsToThePrivateOne(TestedKey key) {
    assertThat(provider().publicKey(publicReference(key), context())).isEqualTo(expected(key));
    assertThat(signer(key).publicKey()).isEqualTo(expected(key));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void signaturesVerifyOverTheMessageAndOverNothingElse(TestedKey key) {
    Signer signer = signer(key);
    byte[] signature = signer.sign(MESSAGE);
    var verifier = expected(key).verifier(signer.algorithm());
    assertThat(signer.algorithm()).isEqualTo(expected(key).type().simpleSigningAlgorithm());
    assertThat(verifier.verifies(MESSAGE, signature)).isTrue();
    assertThat(verifier.verifies("another".getBytes(StandardCharsets.UTF_8), signature)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theDigestIsEnoughWhereTheAlgorithmHashes(TestedKey key) {
    for (SignatureAlgorithm algorithm : expected(key).type().algorithms()) {
      if (algorithm == SignatureAlgorithm.ED25519_PREHASHED
          || algorithm.digestAlgorithm().isEmpty()) {
        continue;
      }
      Digest digest = Digest.of(algorithm.digestAlgorithm().get(), MESSAGE);
      byte[] signature = signer(key).with(algorithm).signDigest(digest);
      assertThat(expected(key).verifier(algorithm).verifies(MESSAGE, signature))
          .as(algorithm.words())
          .isTrue();
    }
  }

  @Test
  void aKeyThatIsNotThereIsAProblemThatSaysWhatToDo() {
    LabException refused =
        catchThrowableOfType(LabException.class, () -> provider().publicKey(missing(), context()));
    assertThat(refused.problem().summary()).isNotBlank();
    assertThat(refused.problem().found().orElseThrow()).isNotBlank();
    assertThat(refused.problem().hints()).isNotEmpty();
  }

  private Signer signer(TestedKey key) {
    return signers.computeIfAbsent(key, each -> provider().signer(reference(each), context()));
  }
}
