package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneShotTests {

  @ParameterizedTest
  @CsvSource({
    "registry serve, true",
    "registry serve --port 5001, true",
    "sigstore serve, true",
    "world, true",
    "world --json --port-base 6100, true",
    "world --registry-port=0, true",
    "world --help, false",
    "world status, false",
    "world token alice@example.com, false",
    "registry start, false",
    "registry, false",
    "cosign serve, false",
    "help, false"
  })
  void aServerIsKnownByItsWords(String words, boolean serves) {
    assertThat(OneShot.isServing(List.of(words.split(" ", -1)))).isEqualTo(serves);
  }
}
