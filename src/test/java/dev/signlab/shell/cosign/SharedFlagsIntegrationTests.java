package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import dev.signlab.shell.cosign.FlagAnswers.Family;
import dev.signlab.shell.cosign.FlagWorld.Answer;
import dev.signlab.shell.cosign.FlagWorld.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a shared flag is answered with is what cosign 3.1 answers, but for named differences. */
class SharedFlagsIntegrationTests {

  /** The one message in which cosign writes two words as one. */
  private static final String SLIP = "loading verifierfrom key opts";

  private static final List<String> UNREAD =
      List.of("--trusted-root", "--signature-digest-algorithm");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Family.class)
  void cosignAnswersTheSame(Family family) throws IOException {
    Tool cosign = Tool.require("cosign3").in(folder).with("COSIGN_PASSWORD", "");
    try (FlagWorld world = FlagWorld.in(folder)) {
      List<String> different = new ArrayList<>();
      for (Asked asked : world.lines(family)) {
        if (asked.expected().difference().isEmpty() && !isLenient(asked)) {
          compare(cosign, world, asked, different);
        }
      }
      assertThat(different).isEmpty();
    }
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
