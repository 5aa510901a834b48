package dev.signlab.shell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import org.junit.jupiter.api.Test;

class NearCausesTests {

  private final NearCauses near = new NearCauses();

  @Test
  void everyCauseHasFurtherWordsAndTheTableNamesNoOther() {
    assertThat(NearCauses.table().stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(Cause.names());
  }

  /** Words that somebody would say are enough to get at each cause, among three. */
  @Test
  void whatACauseSaysOfItselfLeadsToIt() {
    for (Cause cause : Cause.values()) {
      assertThat(near.to(cause.words() + " somehow")).as(cause.name()).contains(cause);
    }
  }

  @Test
  void aWordThatSpeaksOfFewCountsForMore() {
    assertThat(near.to("the wrong sbom").getFirst()).isEqualTo(Cause.WRONG_SBOM);
    assertThat(near.to("xyzzy")).isEmpty();
    assertThat(near.to("is it the")).isEmpty();
    assertThat(near.to("key")).hasSizeLessThanOrEqualTo(3);
  }
}
