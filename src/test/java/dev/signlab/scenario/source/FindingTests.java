package dev.signlab.scenario.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Failure;
import dev.signlab.yaml.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTests {

  private static final Failure NOTHING =
      new Failure(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /** The root of all files has no name, and is a folder that somebody may ask about. */
  @ParameterizedTest
  @CsvSource({
    "/labs/basics/sign/scenario.yaml, sign/scenario.yaml",
    "/labs/sign/mistakes/a.lab, mistakes/a.lab",
    "/labs/sign/files/policy.json, files/policy.json",
    "/labs/sign/files/studentbook/Dockerfile, files/studentbook/Dockerfile",
    "/labs/sign/files/a/b/c/d.txt, files/a/b/c/d.txt",
    "/labs/sign/files/a/b/c/d/e.txt, d/e.txt",
    "scenario.yaml, scenario.yaml",
    "/, /"
  })
  void theWordsBeginWithAPlaceThatIsFoundAgain(String file, String told) {
    Finding finding = new Finding(new Place(Path.of(file), 3, 1), "is odd", NOTHING);
    assertThat(finding.toString()).isEqualTo(told + ":3: is odd");
    assertThat(finding.toProblem().summary()).isEqualTo(told + ":3: is odd");
  }
}
