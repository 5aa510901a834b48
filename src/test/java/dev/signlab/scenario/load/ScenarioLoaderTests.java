package dev.signlab.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ScenarioLoaderTests {

  private final Findings findings = new Findings();
  private final ScenarioLoader loader = new ScenarioLoader(GoodScenario.ANCHORS);

  @Test
  void aScenarioWithoutDefectIsReadWhole() {
    Scenario scenario = loader.load(GoodScenario.FOLDER, findings).orElseThrow();
    assertThat(findings.all()).isEmpty();
    assertThat(scenario.tasks()).hasSize(2);
    assertThat(scenario.tasks().getFirst().checks()).hasSize(9);
    assertThat(scenario.tasks().getLast().allChecks()).hasSize(3);
    assertThat(scenario.world().signatures().getFirst().annotations()).containsKey("course");
  }

  @Test
  void aHintMaySayAnotherThingForACause() {
    Scenario scenario = loader.load(GoodScenario.FOLDER, findings).orElseThrow();
    var step = scenario.tasks().getFirst().hints().steps().get(2);
    assertThat(step.textFor(Optional.of(Cause.WRONG_KEY))).isEqualTo("look at the key");
    assertThat(step.textFor(Optional.of(Cause.NO_FILE))).isEqualTo("where to look");
  }

  @ParameterizedTest
  @FieldSource("dev.signlab.scenario.load.Defect#ALL")
  void everyDefectIsFoundWithItsLine(Defect defect, @TempDir Path folder) {
    String good = GoodScenario.text();
    assertThat(good).contains(defect.good());
    Path bad = GoodScenario.with(folder, good.replace(defect.good(), defect.bad()));
    assertThat(loader.load(bad, findings)).isEmpty();
    assertThat(findings.all()).anyMatch(f -> f.summary().startsWith(defect.summary()));
    assertThat(findings.all())
        .allMatch(f -> f.place().line() > 0 && f.failure().expected().isPresent());
  }

  @Test
  void twoDefectsAreTwoFindings(@TempDir Path folder) {
    String text = GoodScenario.text().replace("minutes: 6", "minutes: x").replace("goal:", "gaol:");
    loader.load(GoodScenario.with(folder, text), findings);
    assertThat(findings.all()).hasSize(5);
    assertThat(findings.all())
        .extracting(f -> f.failure().hint())
        .contains(Optional.of(Hint.of("did you mean 'goal'?")));
  }

  @Test
  void aDefectiveScenarioDoesNotHideTheOthers(@TempDir Path labs) {
    String good = GoodScenario.text().replace("requires: [other]", "requires: []");
    GoodScenario.with(labs.resolve("t/01-a"), good);
    GoodScenario.with(labs.resolve("t/02-b"), good);
    GoodScenario.with(labs.resolve("t/03-c"), good.replace("id: good", "id: third"));
    GoodScenario.with(labs.resolve("t/04-d"), "broken: [");
    Catalogue catalogue = Catalogue.read(labs, loader);
    assertThat(catalogue.scenarios()).extracting(Scenario::id).containsExactly("good", "third");
    assertThat(catalogue.findings()).hasSize(2);
    assertThat(catalogue.get("2").id()).isEqualTo("third");
  }

  @Test
  void aRequiredScenarioMustBeThere(@TempDir Path labs) {
    GoodScenario.with(labs.resolve("t/01-a"), GoodScenario.text());
    assertThat(Catalogue.read(labs, loader).findings())
        .extracting(finding -> finding.failure().found())
        .containsExactly(Optional.of("other"));
  }

  @Test
  void tracksStandInTheOrderThatAFileSays(@TempDir Path labs) throws IOException {
    String good = GoodScenario.text().replace("requires: [other]", "requires: []");
    for (String track : List.of("last", "first", "basics", "unnamed")) {
      GoodScenario.with(labs.resolve(track + "/01-a"), good.replace("id: good", "id: " + track));
    }
    Files.writeString(labs.resolve("tracks"), "basics\nfirst\nlast\n");
    Catalogue catalogue = Catalogue.read(labs, loader);
    assertThat(catalogue.scenarios())
        .extracting(Scenario::id)
        .containsExactly("basics", "first", "last", "unnamed");
    assertThat(catalogue.findings()).isEmpty();

    Files.writeString(labs.resolve("tracks"), "basics\nfrist\n");
    Finding wrong = Catalogue.read(labs, loader).findings().getFirst();
    assertThat(wrong.place().line()).isEqualTo(2);
    assertThat(wrong.failure().found()).contains("frist");
    assertThat(wrong.failure().hint()).contains(Hint.of("did you mean 'first'?"));
  }
}
