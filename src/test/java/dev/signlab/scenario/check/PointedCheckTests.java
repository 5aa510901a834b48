package dev.signlab.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PointedCheckTests {

  @Test
  void aStepIsNamedByItsWholeNameHoweverItIsWritten() {
    PointedCheck check = new PointedCheck("signer's name");
    assertThat(check.isRight("Signer's name.")).isTrue();
    assertThat(check.isRight("signer name")).isTrue();
    assertThat(check.isRight("signer")).isFalse();
    assertThat(check.isRight("name")).isFalse();
  }
}
