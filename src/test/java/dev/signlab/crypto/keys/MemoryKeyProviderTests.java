package dev.signlab.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MemoryKeyProviderTests extends KeyProviderContract {

  private final MemoryKeyProvider memory = new MemoryKeyProvider();

  @BeforeAll
  void putKeys() {
    for (TestedKey key : TestedKey.values()) {
      memory.put(key.keptName(), key.pair());
    }
  }

  @Test
  void oneMoreProviderIsOneMoreElementOfAList() {
    KeyProviders providers = new KeyProviders(List.of(memory));
    KeyReference reference = KeyReference.parse("memory://made");
    assertThat(providers.create(reference, context()))
        .isEqualTo(providers.publicHalf(reference, context()));
  }

  @Override
  KeyProvider provider() {
    return memory;
  }

  @Override
  KeyContext context() {
    return new KeyContext(Path.of(""), Map.of(), () -> new byte[0]);
  }

  @Override
  KeyReference reference(TestedKey key) {
    return KeyReference.parse("memory://" + key.keptName());
  }

  @Override
  KeyReference missing() {
    return KeyReference.parse("memory://nowhere");
  }
}
