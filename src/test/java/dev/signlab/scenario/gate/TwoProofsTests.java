package dev.signlab.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.gate.FreshWorld.Ended;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.yaml.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwoProofsTests {

  private static final Place START = new Place(Path.of("scenario.yaml"), 5, 1);
  private static final Place SECOND = new Place(Path.of("solution.lab"), 3, 1);
  private static final Line BEFORE = new Line(START, "ls", new Ended(0, Optional.empty()));

  @Test
  void twoThatAreAlikeAreOneWithTheStepsOfBoth() {
    TracedProof once = proof(List.of(), BEFORE, refused(Cause.NO_SIGNATURE));
    ScenarioProof both = new TwoProofs(once, once).together();
    assertThat(both.holds()).isTrue();
    assertThat(both.steps()).isEqualTo(8);
  }

  @Test
  void theFirstLineThatEndsInAnotherWayIsNamedWithBoth() {
    TracedProof first = proof(List.of(), BEFORE, refused(Cause.NO_SIGNATURE), BEFORE);
    TracedProof second = proof(List.of(), BEFORE, refused(Cause.WRONG_KEY), refused(Cause.NO_FILE));
    assertThat(new TwoProofs(first, second).together().errors())
        .singleElement()
        .satisfies(finding -> assertThat(finding.place()).isEqualTo(SECOND))
        .extracting(Finding::toString)
        .asString()
        .contains(
            "differs when it is proven a second time: cosign verify",
            "refused for NO_SIGNATURE",
            "found refused for WRONG_KEY");
  }

  @Test
  void whatOnlyOneOfThemFoundIsNamed() {
    Findings one = new Findings();
    one.add(SECOND, "sign does not pass", "a signature", "none on localhost:4711");
    TracedProof found = proof(one.all(), BEFORE);
    TracedProof not = proof(List.of(), BEFORE);
    assertThat(new TwoProofs(not, found).together().errors())
        .extracting(Finding::summary)
        .containsExactly("found in the second of two proofs alone: sign does not pass");
    assertThat(new TwoProofs(found, not).together().errors())
        .extracting(Finding::summary)
        .containsExactly(
            "sign does not pass", "found in the first of two proofs alone: sign does not pass");
    assertThat(new TwoProofs(found, found).together().errors()).hasSize(1);
  }

  private static Line refused(Cause cause) {
    return new Line(SECOND, "cosign verify", new Ended(1, Optional.of(cause)));
  }

  private static TracedProof proof(List<Finding> findings, Line... lines) {
    return new TracedProof(new ScenarioProof("sign", 4, 0, findings), List.of(lines), START);
  }
}
