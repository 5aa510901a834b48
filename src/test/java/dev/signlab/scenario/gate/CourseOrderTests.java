package dev.signlab.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.scenario.load.Anchors;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.model.Scenario;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CourseOrderTests {

  private static final List<Scenario> COURSE =
      Catalogue.read(Path.of("labs"), new ScenarioLoader(Anchors.unchecked())).scenarios();

  @Test
  void whatIsRequiredComesFirstWhateverTheSeedAndOneSeedMakesOneOrder() {
    Set<List<Scenario>> orders = new HashSet<>();
    LongStream.range(0, 20).forEach(seed -> orders.add(ordered(seed)));
    assertThat(orders).hasSizeGreaterThan(15);
    assertThat(CourseOrder.random(COURSE, 7)).isEqualTo(CourseOrder.random(COURSE, 7));
  }

  private static List<Scenario> ordered(long seed) {
    List<Scenario> order = CourseOrder.random(COURSE, seed);
    assertThat(order).containsExactlyInAnyOrderElementsOf(COURSE);
    Set<String> done = new HashSet<>();
    for (Scenario scenario : order) {
      assertThat(done).as(scenario.id()).containsAll(scenario.requires());
      done.add(scenario.id());
    }
    return order;
  }

  @Test
  void whatRequiresEachOtherHasNoOrderAndWhatIsElsewhereIsTakenForDone() {
    Scenario one = COURSE.getFirst();
    Scenario loop =
        new Scenario(
            "loop", "Loop", "", 1, List.of("loop"), one.world(), one.tasks(), one.folder());
    assertThatThrownBy(() -> CourseOrder.random(List.of(loop), 1)).hasMessageContaining("loop");
    Scenario last = COURSE.getLast();
    assertThat(CourseOrder.random(List.of(last), 1)).containsExactly(last);
  }
}
