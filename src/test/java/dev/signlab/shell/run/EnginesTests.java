package dev.signlab.shell.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnginesTests {

  /** What stands behind the image is the program's, whatever it is called. */
  @ParameterizedTest
  @CsvSource({
    "podman push --tls-verify=false a:1, docker push a:1",
    "podman --tls-verify=false push a:1, docker push a:1",
    "podman run --tls-verify=false --rm a:1 tool --tls-verify=false,"
        + " docker run --rm a:1 tool --tls-verify=false",
    "podman run a:1 --tls-verify, docker run a:1 --tls-verify",
    "nerdctl --insecure-registry run a:1 view --format=oci, docker run a:1 view --format=oci",
    "podman container exec a tool --tls-verify=false,"
        + " docker container exec a tool --tls-verify=false"
  })
  void flagsAboutTlsAreTakenFromTheEngineAlone(String line, String read) {
    assertThat(Engines.of(words(line))).contains(words(read));
    Engines.requireNoTls(words(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "podman push --tls-verify a:1",
        "podman run --tls-verify=true a:1",
        "podman container run --rm --tls-verify a:1 tool --tls-verify"
      })
  void whoInsistsOnTlsIsRefused(String line) {
    assertThatThrownBy(() -> Engines.requireNoTls(words(line)))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("cannot insist on TLS");
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }
}
