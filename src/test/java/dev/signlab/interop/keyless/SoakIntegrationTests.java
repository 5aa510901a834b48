package dev.signlab.interop.keyless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A little of what {@code src/test/scripts/bench SigningSoakMain} does for a minute. */
class SoakIntegrationTests {

  private static final int SIGNERS = 8;
  private static final int ROUNDS = 3;

  @TempDir private Path folder;

  @Test
  void eightProcessesThatSignAtATimeLoseNothing() throws Exception {
    Tool.require("cosign3");
    Soak.Outcome outcome = Soak.run(folder, new Soak.Measure(SIGNERS, ROUNDS, Duration.ofDays(1)));
    assertThat(outcome.first()).isEqualTo(SIGNERS * ROUNDS / 2);
    assertThat(outcome.tiles()).isEqualTo(SIGNERS * ROUNDS / 2);
  }
}
