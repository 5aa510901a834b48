package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class PathRehearsalTests {

  /** A path that fails early would prepare nothing. */
  @Test
  void thePathHolds() {
    assertThatCode(PathRehearsal::validate).doesNotThrowAnyException();
  }
}
