package dev.signlab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellerTests {

  @Test
  void spellsWhatTheEngineAdvises() {
    assertThat(line(new Intent.VerifyImage("r/a:1", "other.pub")))
        .isEqualTo("cosign verify --key other.pub r/a:1");
    assertThat(line(new Intent.VerifyAttestation("r/a:1", "other.pub", "custom")))
        .isEqualTo("cosign verify-attestation --key other.pub --type custom r/a:1");
    assertThat(line(new Intent.ShowPublicKey("k.key", true)))
        .isEqualTo("COSIGN_PASSWORD=PASSWORD cosign public-key --key k.key");
    assertThat(line(new Intent.StartRegistry("localhost:5955")))
        .isEqualTo("registry start --port 5955");
    assertThat(line(new Intent.StartRegistry("localhost"))).isEqualTo("registry start");
    assertThat(line(new Intent.ListTokenKeys(Optional.of(new Intent.TokenPlace("/m.so", 3)))))
        .isEqualTo("cosign pkcs11-tool list-keys-uris --module-path /m.so --slot-id 3");
  }

  @ParameterizedTest
  @CsvSource({
    "k8s://a/b, cosign generate-key-pair k8s://a/b",
    "hashivault://a, cosign generate-key-pair --kms hashivault://a",
    ", cosign generate-key-pair",
  })
  void keysAreMadeWhereTheyAreKept(String place, String expected) {
    assertThat(line(new Intent.MakeKeys(Optional.ofNullable(place)))).isEqualTo(expected);
  }

  @Test
  void aLineThatIsThereStays() {
    Hint own = Hint.to("why", new Intent.SignImage("r/a:1")).withCommand("mine");
    assertThat(Speller.spelled(own)).isEqualTo(own);
    assertThat(Speller.spelled(Hint.of("words"))).isEqualTo(Hint.of("words"));
  }

  private static String line(Intent intent) {
    Problem problem = Problem.of("it failed").hint("why", intent).build();
    return Speller.spelled(problem).hints().getFirst().command().orElseThrow();
  }
}
