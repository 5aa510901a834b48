package dev.signlab.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EnvironmentKeyProviderTests extends KeyProviderContract {

  private final Map<String, String> environment = new HashMap<>();

  @BeforeAll
  void setVariables() {
    for (TestedKey key : kinds()) {
      String sealed = EncryptedPrivateKey.seal(key.pair(), new byte[0]);
      environment.put(variable(key), sealed);
      environment.put(variable(key) + "_PUB", key.publicKey().pem());
    }
  }

  @Override
  Set<TestedKey> kinds() {
    return EnumSet.of(TestedKey.P256, TestedKey.RSA_3072);
  }

  @Override
  KeyProvider provider() {
    return new EnvironmentKeyProvider();
  }

  @Override
  KeyContext context() {
    return new KeyContext(Path.of(""), environment, () -> new byte[0]);
  }

  @Override
  KeyReference reference(TestedKey key) {
    return KeyReference.parse("env://" + variable(key));
  }

  @Override
  KeyReference publicReference(TestedKey key) {
    return KeyReference.parse("env://" + variable(key) + "_PUB");
  }

  @Override
  KeyReference missing() {
    return KeyReference.parse("env://NOBODY");
  }

  /**
   * Whoever signs needs the private half, and is never told to fill the variable with the other.
   */
  @Test
  void theAdviceNamesTheHalfThatIsWanted() {
    assertThatThrownBy(() -> provider().signer(missing(), context()))
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(advice(e)).contains("cosign.key"));
    assertThatThrownBy(() -> provider().publicKey(missing(), context()))
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(advice(e)).contains("cosign.pub"));
  }

  private static String advice(LabException failure) {
    return failure.problem().hints().getFirst().toString();
  }

  private static String variable(TestedKey key) {
    return "KEY_" + key.name().toUpperCase(Locale.ROOT);
  }
}
