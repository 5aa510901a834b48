package dev.signlab.shell.lab;

import dev.signlab.content.LessonLibrary;
import dev.signlab.content.LessonReference;
import dev.signlab.content.document.Document;
import dev.signlab.content.render.AnsiRenderer;
import dev.signlab.diagnostic.LabException;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.run.Current;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.screen.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * The page of one task: where the learner is, why, and what to do.
 *
 * @param lessons opens the lesson
 * @param style what the screen can show
 */
record TaskPage(LessonLibrary lessons, Screen.Style style) {

  private static final int WIDEST = 80;
  private static final String PREDICT = " Say  predict yes  or  predict no .";
  private static final String ANSWER = " Say  answer WORD .";

  List<String> lines(Current current) {
    Task task = current.task();
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(head(current));
    lines.add("  " + Glyphs.of(style).rule(width() - 4));
    lines.addAll(lesson(current));
    lines.add("");
    lines.addAll(Field.lines("  Goal     ", task.goal(), width()));
    task.action().ifPresent(a -> lines.addAll(Field.lines("  Do       ", a, width())));
    task.elsewhere().ifPresent(elsewhere -> lines.add("  as in    " + elsewhere));
    task.prediction()
        .ifPresent(p -> lines.addAll(Field.lines("  Predict  ", p.question() + PREDICT, width())));
    task.quiz()
        .ifPresent(q -> lines.addAll(Field.lines("  Answer   ", q.question() + ANSWER, width())));
    lines.add("");
    return lines;
  }

  private String head(Current current) {
    String title = "  " + current.scenario().title();
    String place = "task " + current.number() + " of " + current.scenario().tasks().size();
    int space = Math.max(2, width() - 2 - title.length() - place.length());
    return title + " ".repeat(space) + place;
  }

  /** A lesson that cannot be opened must not keep anyone from working. */
  private List<String> lesson(Current current) {
    try {
      LessonReference reference = LessonReference.parse(current.task().lesson());
      Document page = lessons.open(reference, current.scenario().folder());
      return new AnsiRenderer(Glyphs.look(style)).body(page);
    } catch (LabException e) {
      return List.of("  (" + e.problem().summary() + ")");
    }
  }

  private int width() {
    return Math.min(WIDEST, style.width());
  }
}
