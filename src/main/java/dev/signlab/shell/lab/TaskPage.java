package dev.signlab.shell.lab;

import dev.signlab.content.document.Document;
import dev.signlab.content.render.AnsiRenderer;
import dev.signlab.diagnostic.LabException;
import dev.signlab.scenario.model.Challenge;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.run.Current;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.screen.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages of a lab: what it is about, and for each task where the learner is, why, and what to
 * do.
 *
 * @param lessons opens the lesson
 * @param style what the screen can show
 */
record TaskPage(Lessons lessons, Screen.Style style) {

  private static final int WIDEST = 80;

  /** The introduction of a lab, under the lab's title; empty when its lesson has none. */
  List<String> introduction(Current current) {
    return lessons
        .introduction(current.scenario(), current.task())
        .map(
            introduction -> {
              List<String> lines = opening("  " + current.scenario().title());
              lines.addAll(new AnsiRenderer(Glyphs.look(style)).body(introduction));
              return lines;
            })
        .orElse(List.of());
  }

  /** The page of the open task. */
  List<String> lines(Current current) {
    Task task = current.task();
    List<String> lines = withLesson(current);
    lines.add("");
    lines.addAll(Field.lines(label("page.goal"), task.goal(), width()));
    task.action().ifPresent(a -> lines.addAll(toType(label("page.do"), a)));
    task.elsewhere().ifPresent(e -> lines.addAll(toType(label("page.elsewhere"), e)));
    task.challenges().stream()
        .flatMap(challenge -> challenge.asking().stream())
        .forEach(asking -> lines.addAll(line(asking)));
    lines.add("");
    return lines;
  }

  private List<String> toType(String name, String text) {
    return CommandText.of(text).lines(name, width());
  }

  private List<String> line(Challenge.Asking asking) {
    return Field.lines(labelled(asking.label()), asking.text(), width());
  }

  private String label(String name) {
    return labelled(lessons.messages().say(name));
  }

  private static String labelled(String word) {
    return "  %-9s".formatted(word);
  }

  /** How much there is to do, as a sentence. */
  String tasks(Scenario scenario) {
    int tasks = scenario.tasks().size();
    Messages messages = lessons.messages();
    return tasks == 1
        ? messages.say("page.one-task", scenario.minutes())
        : messages.say("page.tasks", tasks, scenario.minutes());
  }

  private List<String> opening(String head) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(head);
    lines.add("  " + Glyphs.of(style).rule(width() - 4));
    return lines;
  }

  /** A lesson that cannot be opened must not keep anyone from working. */
  private List<String> withLesson(Current current) {
    String lab = current.scenario().title();
    String place =
        lessons.messages().say("page.place", current.number(), current.scenario().tasks().size());
    try {
      return withLesson(lessons.page(current.scenario(), current.task()), lab, place);
    } catch (LabException e) {
      List<String> lines = opening(apart(lab, place));
      lines.add("  (" + e.problem().summary() + ")");
      return lines;
    }
  }

  /** The page's own title stands in the first line, unless that has no room for it. */
  private List<String> withLesson(Document page, String lab, String place) {
    AnsiRenderer renderer = new AnsiRenderer(Glyphs.look(style));
    String title = renderer.line(page.title());
    String where = lab + ", " + place;
    boolean fits = !title.isEmpty() && title.length() + where.length() + 6 <= width();
    List<String> lines = opening(fits ? apart(title, where) : apart(lab, place));
    lines.addAll(fits ? renderer.body(page) : renderer.section(page));
    return lines;
  }

  private String apart(String left, String right) {
    int space = Math.max(2, width() - 4 - left.length() - right.length());
    return "  " + left + " ".repeat(space) + right;
  }

  private int width() {
    return Math.min(WIDEST, style.width());
  }
}
