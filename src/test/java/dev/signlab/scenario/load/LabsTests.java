package dev.signlab.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.model.Breakage;
import dev.signlab.scenario.model.Diagnosis;
import dev.signlab.scenario.model.Prediction;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LabsTests {

  private static final Path LABS = Path.of("labs");

  @Test
  void theBasicsAreSixScenariosWithoutDefect() {
    Catalogue labs = Catalogue.read(LABS, new ScenarioLoader(Anchors.unchecked()));
    assertThat(labs.findings()).isEmpty();
    assertThat(labs.scenarios())
        .extracting(Scenario::id)
        .startsWith(
            "start-registry", "build-and-push", "generate-keys", "sign", "triangulate", "verify");
  }

  /** Where a task breaks something, its cause is asked for in the same words. */
  private static boolean asksForACause(Task task) {
    return task.challenge(Diagnosis.class).isPresent()
        || task.challenge(Breakage.class).isPresent();
  }

  @Test
  void everyScenarioAsksForAPredictionOrADiagnosisAndShowsThreeMistakes() throws Exception {
    for (Scenario scenario :
        Catalogue.read(LABS, new ScenarioLoader(Anchors.unchecked())).scenarios()) {
      assertThat(scenario.tasks()).as(scenario.id()).hasSizeBetween(3, 6);
      assertThat(scenario.tasks()).anyMatch(task -> task.challenge(Prediction.class).isPresent());
      assertThat(scenario.tasks()).anyMatch(LabsTests::asksForACause);
      try (Stream<Path> mistakes = Files.list(scenario.folder().resolve("mistakes"))) {
        assertThat(mistakes.count()).as(scenario.id()).isGreaterThanOrEqualTo(3);
      }
    }
  }
}
