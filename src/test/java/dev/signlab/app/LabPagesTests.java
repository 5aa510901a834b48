package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.content.LessonLibrary;
import dev.signlab.content.document.Block;
import dev.signlab.content.document.Document;
import dev.signlab.content.document.Span;
import dev.signlab.content.lesson.LessonReference;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.progress.TaskRecord.End;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.ProcessQuestions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of all labs as a learner meets them: nothing of a lesson stays unshown. */
@Tag("alike")
class LabPagesTests {

  private final Evening evening;
  private final LessonLibrary lessons;

  LabPagesTests(@TempDir Path home) {
    this.evening = Evening.in(home);
    this.lessons = new LessonLibrary(home.resolve("cache"));
  }

  @AfterEach
  void leave() {
    lessons.close();
    evening.close();
  }

  @Test
  void everyLabBeginsWithItsIntroductionAndEveryPageWithItsTitle() {
    for (Scenario scenario : evening.lab().catalogue().scenarios()) {
      String shown = evening.type("start " + scenario.id());
      assertThat(words(shown)).as(scenario.id()).contains(introduction(scenario));
      for (Task task : scenario.tasks()) {
        assertThat(shown).as(scenario.id() + "/" + task.id()).contains(title(scenario, task));
        evening.lab().finish(End.SKIPPED);
        shown = evening.lab().current().isPresent() ? evening.type("next") : "";
      }
    }
  }

  /** This evening's registry is on another port than the one that the lessons are written for. */
  @Test
  void noPageNamesAnotherRegistryThanTheOneOfThisWorld() {
    for (Scenario scenario : evening.lab().catalogue().scenarios()) {
      assertThat(evening.type("start " + scenario.id())).doesNotContain("localhost:5001");
      for (Task task : scenario.tasks()) {
        String shown = evening.type("why " + task.id());
        evening.lab().finish(End.SKIPPED);
        assertThat(shown + evening.type("next"))
            .as(scenario.id() + "/" + task.id())
            .doesNotContain("localhost:5001");
      }
    }
  }

  @Test
  void aLowScreenShowsTheIntroductionFirstAndTheTaskWithNext() {
    String first = typeOn(24, "start key-rotation");
    assertThat(first).contains("5 tasks", "next").doesNotContain("Goal");
    assertThat(words(first)).contains(introduction(evening.lab().requireCurrent().scenario()));
    assertThat(typeOn(24, "next")).contains("Goal").doesNotContain("skip");
    assertThat(typeOn(24, "next")).contains("Goal", "To go on without it:  skip");
  }

  @Test
  void aHighScreenShowsBothAtOnce() {
    assertThat(typeOn(60, "start key-rotation")).contains("Goal").doesNotContain("comes with");
  }

  @Test
  void aLabThatIsBegunInItsMiddleIsNotIntroducedAgain() {
    evening.type("start sign && skip");
    evening.type("start verify");
    Scenario sign = evening.lab().catalogue().get("sign");
    assertThat(words(evening.type("start sign")))
        .contains("task 2 of")
        .doesNotContain(introduction(sign));
  }

  private String typeOn(int rows, String line) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    Screen.Style style = new Screen.Style(80, rows, 0, true, false);
    StreamScreen screen =
        new StreamScreen(
            shown, shown, style, new ProcessQuestions(InputStream.nullInputStream(), shown));
    evening.session().service(LineRunner.class).run(line, screen);
    return shown.toString(StandardCharsets.UTF_8);
  }

  /** The first sentence of an introduction is enough to know it by. */
  private String introduction(Scenario scenario) {
    LessonReference page = scenario.tasks().getFirst().lesson();
    Document introduction = lessons.open(page.whole(), scenario.folder()).introduction();
    Block.Paragraph first = (Block.Paragraph) introduction.blocks().getFirst();
    String text = words(Span.plain(first.text()));
    return text.substring(0, text.indexOf('.') + 1);
  }

  private String title(Scenario scenario, Task task) {
    Document page = lessons.open(task.lesson(), scenario.folder());
    return Span.plain(page.title());
  }

  private static String words(String text) {
    String plain = text.replaceAll("[\u201c\u201d]", "\"").replace('\u2019', '\'');
    return String.join(" ", List.of(plain.strip().split("\\s+")));
  }
}
