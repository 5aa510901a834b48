package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import dev.signlab.shell.cosign.FlagAnswers.Family;
import dev.signlab.shell.cosign.FlagWorld.Answer;
import dev.signlab.shell.cosign.FlagWorld.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a shared flag is answered with is what cosign 3.1 answers, but for named differences. */
class SharedFlagsIntegrationTests {

  /** The one message in which cosign writes two words as one. */
  private static final String SLIP = "loading verifierfrom key opts";

  private static final List<String> UNREAD =
      List.of("--trusted-root", "--signature-digest-algorithm");

  private static final int HALVES = 2;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Family.class)
  void cosignAnswersTheSame(Family family) throws Exception {
    try (ExecutorService two = Executors.newFixedThreadPool(HALVES)) {
      List<Future<List<String>>> halves = new ArrayList<>();
      for (int half = 0; half < HALVES; half++) {
        int first = half;
        halves.add(two.submit(() -> differences(family, first)));
      }
      for (Future<List<String>> half : halves) {
        assertThat(half.get()).isEmpty();
      }
    }
  }

  /** Every second line, in a world of its own: two processors have as much to do. */
  private List<String> differences(Family family, int first) throws IOException {
    Path own = Files.createDirectory(folder.resolve("half" + first));
    Tool cosign = Tool.require("cosign3").in(own).with("COSIGN_PASSWORD", "");
    List<String> different = new ArrayList<>();
    try (FlagWorld world = FlagWorld.in(own)) {
      List<Asked> lines = world.lines(family);
      for (int i = first; i < lines.size(); i += HALVES) {
        Asked asked = lines.get(i);
        if (asked.expected().difference().isEmpty() && !isLenient(asked)) {
          compare(cosign, world, asked, different);
        }
      }
    }
    return different;
  }

  private static void compare(Tool cosign, FlagWorld world, Asked asked, List<String> different) {
    Answer lab = world.lab(asked);
    world.unsave();
    Tool.Run run = cosign.run(asked.words().toArray(String[]::new));
    Answer real =
        Answer.of(run.status(), run.stderr().replace(SLIP, "loading verifier from key opts"));
    if (!lab.equals(real)) {
      different.add(asked + "\n  lab    " + lab + "\n  cosign " + real);
    }
  }

  /** In the older form, which alone these two read, cosign does not look at these flags. */
  private static boolean isLenient(Asked asked) {
    return asked.words().stream().anyMatch(UNREAD::contains)
        && List.of("manifest", "dockerfile").contains(asked.words().getFirst());
  }
}
