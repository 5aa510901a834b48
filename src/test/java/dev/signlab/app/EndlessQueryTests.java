package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter that never ends, and says nothing, ends by Ctrl-C: its thread is interrupted. */
class EndlessQueryTests {

  private static final int INTERRUPTED = 130;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "range(infinite) | empty",
        "last(range(1; 1e18))",
        "reduce range(infinite) as $i (0; . + $i)",
        "first(range(infinite) | select(. < 0))",
        "try (range(infinite) | error) catch empty, (range(infinite) | empty)",
        "foreach range(infinite) as $i (0; 1; empty)",
        "any(range(infinite); false)",
        "def f: range(infinite) | select(. == -1); [f]"
      })
  void itIsInterrupted(String filter) throws Exception {
    FutureTask<Tool.Run> running =
        new FutureTask<>(() -> new InProcessLab(folder, Map.of()).run(List.of("jq", "-n", filter)));
    Thread thread = Thread.ofPlatform().daemon().start(running);
    // The filter is reached at some time; a flag that was set before is heeded as well.
    thread.join(300);
    assertThat(thread.isAlive()).isTrue();
    thread.interrupt();
    Tool.Run run = running.get(60, TimeUnit.SECONDS);
    assertThat(run.status()).as(run.stderr()).isEqualTo(INTERRUPTED);
    assertThat(run.stdout()).isEmpty();
  }
}
