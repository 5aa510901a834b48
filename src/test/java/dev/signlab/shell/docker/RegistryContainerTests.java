package dev.signlab.shell.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryContainerTests {

  @ParameterizedTest
  @CsvSource({
    "-d -p 5001:5000 --restart always --name registry registry:2, 5001",
    "-dp 5002:5000 registry:3, 5002",
    "--detach --publish=127.0.0.1:5001:5000 library/registry:2.8.3, 5001",
    "-d -p5003:5000/tcp --rm=true registry, 5003",
    "-p 8080:80 -p 5004:5000 -v /srv:/var/lib/registry registry:2 serve, 5004",
    "-e REGISTRY_HTTP_ADDR=0.0.0.0:5001 -p 5001:5001 registry:2, 5001",
  })
  void aLineThatWorksWithDockerWorksHere(String line, int port) {
    assertThat(in(line)).map(RegistryContainer::port).contains(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-p 8090",
        "hello-world",
        "-it --rm alpine:3 sh",
        "localhost:5001/registry:2",
        "someone/registry:2",
        "registry:1",
        "-p 5001:5000"
      })
  void otherImagesAreNotItsBusiness(String line) {
    assertThat(in(line)).isEmpty();
  }

  @Test
  void theWrongNumberIsPutRightInTheLearnersOwnLine() {
    Problem problem = refused("-d -p 5001:5001 --name registry registry:2");
    assertThat(problem.cause()).hasValue(Cause.WRONG_PORT);
    assertThat(problem.hints().getFirst().command().orElseThrow())
        .endsWith("-p 5001:5000 --name registry registry:2");
    assertThat(refused("-p 80:80 registry:2").hints().getFirst().command().orElseThrow())
        .isEqualTo("docker run -p 80:5000 registry:2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-d registry:2", "-p x:5000 registry:2", "-p 1:2-3 registry:2"})
  void aLineThatReachesNobodyComesWithOneThatDoes(String line) {
    assertThat(refused(line).hints().getFirst().command().orElseThrow())
        .isEqualTo("docker run -d -p 5001:5000 --restart always --name registry registry:2");
  }

  private static Optional<RegistryContainer> in(String line) {
    List<String> words = List.of(line.split(" "));
    return RegistryContainer.in(words, DockerRunLine.of(words));
  }

  private static Problem refused(String line) {
    Problem[] problem = new Problem[1];
    assertThatThrownBy(() -> in(line))
        .isInstanceOfSatisfying(LabException.class, failure -> problem[0] = failure.problem());
    return problem[0];
  }
}
