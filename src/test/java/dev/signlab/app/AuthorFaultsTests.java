package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.gate.Gate;
import dev.signlab.scenario.gate.ScenarioProof;
import dev.signlab.scenario.load.NewScenario;
import dev.signlab.scenario.source.Finding;
import dev.signlab.shell.run.ScenarioLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults that instructors make, each named with its place by reading alone. */
class AuthorFaultsTests {

  private static final Gate GATE =
      new Gate(new GateWorld.Maker(false), Path.of(""), new ScenarioLines(Commands.table()));

  private static final Gate.Order QUICK = Gate.Order.QUICK;

  /** Stands for a line that chance chooses. */
  private static final String ANY = ":*";

  @TempDir Path folder;

  static List<AuthorFault> onPaper() {
    return AuthorFault.all().filter(fault -> fault.task().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("onPaper")
  void aFaultIsNamedWithItsPlace(AuthorFault fault) throws IOException {
    List<ScenarioProof> proofs = GATE.prove(fault.write(folder), QUICK);
    assertSaid(fault, proofs);
  }

  /** A gate that refuses everything would find every fault. */
  @Test
  void theScenarioWithoutFaultAndAllLabsHoldOnPaper() {
    Path base = Path.of("src/test/resources/author-faults/base");
    assertThat(GATE.prove(base, QUICK)).hasSize(1).allMatch(ScenarioProof::holds);
    assertThat(GATE.prove(Path.of("labs"), QUICK))
        .hasSizeGreaterThan(20)
        .allSatisfy(proof -> assertThat(proof.errors()).as(proof.scenario()).isEmpty());
  }

  @Test
  void aHundredFaultsAndMoreAreKnown() {
    assertThat(AuthorFault.all()).hasSizeGreaterThan(110);
  }

  static void assertSaid(AuthorFault fault, List<ScenarioProof> proofs) {
    List<Finding> findings = proofs.stream().flatMap(p -> p.findings().stream()).toList();
    for (AuthorFault.Said said : fault.findings()) {
      assertThat(findings)
          .as(fault + " at " + said.at())
          .anyMatch(
              finding ->
                  finding.level().word().equals(said.level())
                      && finding.words().startsWith(said.says())
                      && isAt(finding, said.at()));
    }
    boolean refused = fault.findings().stream().anyMatch(said -> said.level().equals("error"));
    assertThat(proofs.stream().allMatch(ScenarioProof::holds)).isEqualTo(!refused);
  }

  private static boolean isAt(Finding finding, String at) {
    Path file = finding.place().file();
    int colon = at.lastIndexOf(':');
    return file.endsWith(Path.of(at.substring(0, colon)))
        && (at.endsWith(ANY)
            || finding.place().line() == Integer.parseInt(at.substring(colon + 1)));
  }

  /** The id is one of the course, which is advice, and no answer to who asks for a task. */
  @Test
  void aTaskThatIsNotThereIsRefusedBesideAdvice() throws IOException {
    Reference image = Reference.parse("localhost:5001/book:1.0");
    new NewScenario("sign", "Sign", "What an author begins with", image, "own", 6).writeTo(folder);
    List<ScenarioProof> proofs =
        GATE.prove(folder, new Gate.Order(true, false, Optional.of("nothing"), _ -> {}));
    assertThat(proofs.stream().flatMap(proof -> proof.findings().stream()))
        .anyMatch(finding -> !finding.isError())
        .anyMatch(finding -> finding.isError() && finding.summary().contains("no task of that"));
  }

  @Test
  void nothingIsLeftBehindByReading() throws IOException {
    Path scenario = AuthorFault.all().findFirst().orElseThrow().write(folder);
    long before;
    try (var files = Files.walk(scenario)) {
      before = files.count();
    }
    GATE.prove(scenario, QUICK);
    try (var files = Files.walk(scenario)) {
      assertThat(files.count()).isEqualTo(before);
    }
  }
}
