package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.progress.TaskRecord.End;
import dev.signlab.shell.command.EnterKey;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.lab.LabGreeting;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.LineOutput;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.shell.screen.TerminalOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A terminal of 80 columns and 24 rows: nothing that counts scrolls away unread. */
@Tag("alike")
class LowScreenTests {

  /** What the prompt and the bottom line leave. */
  private static final int ROOM = 24 - 2;

  private final Evening evening;

  LowScreenTests(@TempDir Path home) {
    this.evening = Evening.in(home);
  }

  @AfterEach
  void leave() {
    evening.close();
  }

  @Test
  void theFirstScreenShowsWhereToBeginAndHowToGoOn() {
    Screen.Style style = style();
    List<String> opening = new LabGreeting().opening(evening.session(), style);
    assertThat(opening)
        .hasSizeLessThanOrEqualTo(ROOM)
        .anyMatch(line -> line.contains("▸ 1  Start a registry"))
        .anyMatch(line -> line.contains("keyless"));
  }

  @Test
  void helpAndTheListOfLabsFit() {
    assertThat(rows(type("help"))).isLessThanOrEqualTo(ROOM);
    assertThat(type("help")).contains("In a lab", "start", "cosign, docker", "help all");
    assertThat(rows(type("list"))).isLessThanOrEqualTo(ROOM);
    evening.type("start trust-root");
    assertThat(rows(type("list"))).isLessThanOrEqualTo(ROOM);
    assertThat(type("list --all")).contains("Start a registry", "By hand, in Java");
  }

  @Test
  void aPageThatWouldPushTheVerdictAwayWaitsForEnter() {
    evening.type("start verify");
    EnterKey enter = LabGreeting.enterKey(evening.session());
    assertThat(enter.line()).isEmpty();
    String shown = type("cosign verify --key cosign.pub " + evening.image("studentbook:1.0"));
    assertThat(shown)
        .contains("✔ cosign verify was run", "The next task comes with Enter")
        .doesNotContain("Goal ");
    assertThat(rows(shown)).isLessThanOrEqualTo(ROOM);
    assertThat(enter.line()).contains("next");
    assertThat(type("next")).contains("Goal ", "task 2 of 5").doesNotContain("To go on without");
    assertThat(enter.line()).isEmpty();
  }

  @Test
  void whatFitsIsShownAtOnceAndOnAPipeEverything() {
    evening.type("start start-registry");
    assertThat(type("registry start > out.txt"))
        .contains("✔ a registry answers", "task 2 of 3", "Goal ");
    evening.type("start sign");
    assertThat(evening.type("cosign sign --key cosign.key " + evening.image("studentbook:1.0")))
        .contains("done:", "Goal ");
  }

  @Test
  void aVerdictStandsAboveTheListAtTheEndOfALab() {
    evening.type("start start-registry");
    evening.type("skip");
    evening.type("skip");
    evening.type("predict yes");
    evening.type("docker run -d -p 5001:5001 --restart always --name registry registry:2");
    String shown = type("diagnose wrong port");
    assertThat(shown).containsSubsequence("you said yes; it is no", "0 of 6", "the last task");
    assertThat(rows(shown)).isLessThanOrEqualTo(ROOM);
  }

  /** A command that solves a task and stands on its page is there in one piece. */
  @Test
  void noCommandOfAPageIsCutInTwo() {
    int whole = 0;
    int continued = 0;
    for (Scenario scenario : evening.lab().catalogue().scenarios()) {
      evening.type("start " + scenario.id());
      for (Task task : scenario.tasks()) {
        String page = type("start");
        String copied = page.replaceAll(" \\\\\\R +", " ");
        for (String line : task.hints().command().lines().toList()) {
          if (task.action().orElse("").endsWith(line)) {
            assertThat(copied.lines()).as(page).anyMatch(row -> row.endsWith(line));
            whole++;
            continued += page.contains(line) ? 0 : 1;
          }
        }
        evening.lab().finish(End.SKIPPED);
      }
    }
    assertThat(whole).isGreaterThan(30);
    assertThat(continued).isGreaterThan(3);
  }

  @Test
  void aPayloadIsReadableOnATerminalAndCosignsOwnForPrograms() {
    evening.type("start verify");
    String line = "cosign verify --key cosign.pub " + evening.image("studentbook:1.0");
    String shown = type(line);
    assertThat(shown)
        .contains("\n    \"optional\": {\"course\":\"signing\"}\n")
        .contains("\n      \"image\": {\"docker-manifest-digest\":\"sha256:");
    String piped = evening.type(line + " | cat");
    String json = piped.substring(piped.indexOf("[{"), piped.indexOf("}]") + 2);
    assertThat(json).doesNotContain("\n", "  ");
    assertThat(type(line + " | cat")).contains("\n" + json + "\n");
    evening.type(line + " > payloads.json");
    assertThat(evening.world().workspace().resolve("payloads.json")).hasContent("\n" + json);
    String readable = shown.substring(shown.indexOf("\n[\n"), shown.indexOf("\n]\n") + 2);
    assertThat(Json.parse(readable.getBytes(StandardCharsets.UTF_8), "shown"))
        .isEqualTo(Json.parse(json.getBytes(StandardCharsets.UTF_8), "piped"));
  }

  private String type(String line) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    TerminalOutput terminal = new TerminalOutput(new LineOutput(shown, 80));
    StreamScreen screen = new StreamScreen(terminal, terminal, style(), Questions.UNANSWERED);
    evening.session().service(LineRunner.class).run(line, screen);
    return shown.toString(StandardCharsets.UTF_8);
  }

  private static Screen.Style style() {
    return new Screen.Style(80, 24, 0, false, false);
  }

  private static long rows(String shown) {
    return shown.lines().mapToLong(line -> Math.max(1, (line.length() + 79) / 80)).sum();
  }
}
