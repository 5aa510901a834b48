package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The learner's own locale behind the one that the launcher sets. */
class ProcessEnvironmentTests {

  private static final Map<String, String> GIVEN = Map.of("LC_ALL", "C.UTF-8", "HOME", "/h");

  @Test
  void whatTheLauncherSetIsUndone() {
    assertThat(ProcessEnvironment.variables(GIVEN, "POSIX"))
        .containsOnly(Map.entry("LC_ALL", "POSIX"), Map.entry("HOME", "/h"));
    assertThat(ProcessEnvironment.variables(GIVEN, "")).containsOnly(Map.entry("HOME", "/h"));
  }

  @Test
  void withoutTheLauncherNothingIsUndone() {
    assertThat(ProcessEnvironment.variables(GIVEN, null)).isEqualTo(GIVEN);
  }
}
