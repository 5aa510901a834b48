package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Judges;
import dev.signlab.scenario.gate.Gate;
import dev.signlab.scenario.gate.ScenarioProof;
import dev.signlab.scenario.source.Finding;
import dev.signlab.shell.run.ScenarioLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

  /** All of them would take twice as long; these have images, keys, hints and predictions. */
  @Test
  void aPartOfTheCourseIsTheSameASecondTime() {
    Gate.Order twice = new Gate.Order(false, true, Optional.empty(), _ -> {});
    assertThat(GATE.prove(Path.of("labs/operations"), twice))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(proof -> assertThat(proof.errors()).as(proof.scenario()).isEmpty());
  }

  @Test
  void aRealCosignSolvesTheTasksForWhichThereAreLinesOfIts() {
    Path cosign = Judges.require("cosign3");
    Gate real = new Gate(GATE.worlds().with(cosign), GATE.top(), GATE.book());
    for (String task : List.of("sign", "annotate")) {
      Gate.Order order = new Gate.Order(false, false, Optional.of(task), _ -> {});
      assertThat(real.prove(Path.of("labs/basics/04-sign"), order))
          .hasSize(1)
          .allSatisfy(proof -> assertThat(proof.errors()).isEmpty())
          .flatMap(ScenarioProof::findings)
          .noneMatch(finding -> finding.summary().contains("not tried"));
    }
  }

  @Test
  void aSolutionThatSolvesNothingAndAMistakeOfAnotherCauseAreNoticed(@TempDir Path folder)
      throws IOException {
    Path lab = Path.of("labs/basics/01-start-registry");
    Files.copy(lab.resolve("scenario.yaml"), folder.resolve("scenario.yaml"));
    String solution = Files.readString(lab.resolve("solution.lab"));
    Files.writeString(folder.resolve("solution.lab"), solution.replace("predict no\n", ""));
    Path mistakes = Files.createDirectory(folder.resolve("mistakes"));
    for (String name : List.of("a.lab", "b.lab", "c.lab")) {
      Files.writeString(mistakes.resolve(name), "# expect: start NO_FILE\nregistry status\n");
    }
    List<ScenarioProof> proofs = GATE.prove(folder, Gate.Order.ALL);
    assertThat(proofs.stream().flatMap(proof -> proof.errors().stream()))
        .extracting(Finding::toString)
        .anyMatch(
            line ->
                line.startsWith("mistakes/a.lab:1: should fail for NO_FILE, and fails for NO_REG"))
        .anyMatch(
            line ->
                line.contains("solution.lab:")
                    && line.contains(": port does not pass by its solution: your prediction"));
  }
}
