package dev.signlab.scenario.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.yaml.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FindingsTests {

  private static final Place PLACE = new Place(Path.of("a/scenario.yaml"), 1, 1);

  private final Findings findings = new Findings();

  @Test
  void anErrorBehindAnyAmountOfAdviceIsThere() {
    for (int i = 0; i < 500; i++) {
      findings.advise(PLACE, "advice " + i, "", "");
    }
    findings.add(PLACE, "an error", "", "");
    assertThat(findings.all()).filteredOn(Finding::isError).hasSize(1);
    assertThat(findings.all()).hasSizeLessThan(300);
  }

  /** Whoever reads on compares the count before and after: it tells whether something is wrong. */
  @Test
  void whatIsNoLongerKeptIsCounted() {
    for (int i = 0; i < 500; i++) {
      findings.add(PLACE, "error " + i, "", "");
    }
    assertThat(findings.count()).isEqualTo(500);
    assertThat(findings.all()).hasSizeLessThan(300);
  }
}
