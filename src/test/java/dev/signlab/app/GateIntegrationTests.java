package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.gate.Gate;
import dev.signlab.scenario.gate.ScenarioProof;
import dev.signlab.scenario.source.Finding;
import dev.signlab.shell.run.ScenarioLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateIntegrationTests {

  private static final Gate GATE =
      new Gate(new GateWorld.Maker(false), Path.of(""), new ScenarioLines(Commands.table()));

  @Test
  void everyLabIsProven() {
    assertThat(GATE.prove(Path.of("labs"), Gate.Order.ALL))
        .hasSizeGreaterThanOrEqualTo(6)
        .allSatisfy(proof -> assertThat(proof.errors()).as(proof.scenario()).isEmpty());
  }

  @Test
  void aSolutionThatSolvesNothingAndAMistakeOfAnotherCauseAreNoticed(@TempDir Path folder)
      throws IOException {
    Path lab = Path.of("labs/basics/01-start-registry");
    Files.copy(lab.resolve("scenario.yaml"), folder.resolve("scenario.yaml"));
    String solution = Files.readString(lab.resolve("solution.lab"));
    Files.writeString(folder.resolve("solution.lab"), solution.replace("predict no\n", ""));
    Path mistakes = Files.createDirectory(folder.resolve("mistakes"));
    Files.writeString(mistakes.resolve("a.lab"), "# expect: start WRONG_KEY\nregistry status\n");
    ScenarioProof proof = GATE.prove(folder, Gate.Order.ALL).getFirst();
    assertThat(proof.errors())
        .extracting(Finding::toString)
        .anyMatch(line -> line.contains("fewer than three mistakes are listed"));
  }
}
