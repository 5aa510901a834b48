package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types slips that are made of lines that work, and every line that they are answered with. A few
 * of all are typed; all of them are with {@code -Dsignlab.slips=all}, which also takes down anew
 * which are not answered in full where {@code -Dsignlab.regenerate=true} says so.
 */
class MadeSlipsIntegrationTests {

  private static final Path PAGE = Path.of("content/reference/diagnosis-made.adoc");
  private static final Path ANSWERS = Path.of("target/slips-made.txt");
  private static final boolean ALL = "all".equals(System.getProperty("signlab.slips"));

  private static final int EACH = 8;
  private static final int FEW = 100;

  /** It only ever falls. */
  private static final int MOST_UNANSWERED = 115;

  @TempDir Path folder;

  @Test
  void whatWasAnsweredStillIs() throws Exception {
    List<MadeSlip> slips = MadeSlips.all(EACH);
    List<MadeSlips.Judged> judged =
        MadeSlipsRun.judged(ALL ? slips : MadeSlips.some(slips, FEW), folder);
    Files.writeString(ANSWERS, MadeSlipsPage.answers(judged));
    if (ALL && Boolean.getBoolean("signlab.regenerate")) {
      Files.writeString(PAGE, MadeSlipsPage.text(judged));
    }
    Set<String> unanswered = MadeSlipsPage.unanswered(judged);
    assertThat(MadeSlipsPage.unanswered(Files.readString(PAGE)))
        .as("see " + ANSWERS)
        .hasSizeLessThanOrEqualTo(MOST_UNANSWERED)
        .containsAll(unanswered);
    if (ALL) {
      assertThat(MadeSlipsPage.text(judged)).isEqualTo(Files.readString(PAGE));
    }
  }
}
