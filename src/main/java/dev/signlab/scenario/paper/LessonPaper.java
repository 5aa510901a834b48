package dev.signlab.scenario.paper;

import dev.signlab.content.lesson.LessonReference;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.yaml.Place;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of the tasks: whether they fit a screen, and whether what they have typed exists. */
final class LessonPaper implements Paper {

  private static final String EXPLAIN = "explain-";

  /** A page is drawn 80 columns wide, and a line to type begins in the third. */
  private static final int WIDEST = 78;

  private static final Pattern REFERENCE = Pattern.compile("<<#?([A-Za-z0-9_-]+)(?:,[^>]*)?>>");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  @Override
  public void read(Written written, Findings findings) {
    for (LessonReference lesson : lessons(written.scenario())) {
      written.lesson(lesson).ifPresent(text -> read(written, lesson, text, findings));
    }
  }

  private static Set<LessonReference> lessons(Scenario scenario) {
    Set<LessonReference> lessons = new LinkedHashSet<>();
    scenario.tasks().forEach(task -> lessons.add(task.lesson().whole()));
    return lessons;
  }

  private static void read(
      Written written, LessonReference lesson, LessonText text, Findings findings) {
    boolean own = text.file().equals(written.file(lesson.path()));
    if (own) {
      LessonIncludes.check(text.file(), text.lines(), findings);
      blocks(text, findings);
      references(text, findings);
    }
    Set<String> shown = shown(written.scenario(), lesson);
    for (LessonText.Section section : text.sections()) {
      if (shown.contains(section.name())) {
        PageLength.check(text, section, findings);
        commands(written, text, section, findings);
      } else if (own) {
        findings.advise(
            text.place(section.first()),
            "no task shows the section " + section.name(),
            "lesson: " + lesson.path() + "#" + section.name() + " of a task",
            "none");
      }
    }
  }

  private static Set<String> shown(Scenario scenario, LessonReference lesson) {
    Set<String> shown = new HashSet<>();
    for (Task task : scenario.tasks()) {
      if (task.lesson().path().equals(lesson.path())) {
        shown.add(task.lesson().section());
        shown.add(EXPLAIN + task.lesson().section());
      }
    }
    return shown;
  }

  private static void blocks(LessonText text, Findings findings) {
    for (LessonText.Block block : text.blocks()) {
      Place place = text.place(block.first());
      if (!block.closed()) {
        findings.add(
            place, "a block that is never closed", block.delimiter() + " at its end", "none");
      }
      if (block.isDrawing() && !block.attributes().contains("alt=")) {
        findings.advise(
            place,
            "a drawing without words for those who cannot see it",
            "[alt=\"…\"] above it",
            "none");
      }
    }
  }

  private static void references(LessonText text, Findings findings) {
    Set<String> anchors = text.anchors();
    for (int i = 1; i <= text.lines().size(); i++) {
      Matcher reference = REFERENCE.matcher(text.lines().get(i - 1));
      while (!text.isVerbatim(i) && reference.find()) {
        if (!anchors.contains(reference.group(1))) {
          findings.add(
              text.place(i),
              "points at nothing",
              "[#" + reference.group(1) + "] in this file",
              "<<" + reference.group(1) + ">>");
        }
      }
    }
  }

  private static void commands(
      Written written, LessonText text, LessonText.Section section, Findings findings) {
    for (LessonText.Typed typed : text.typed(section.first(), section.last())) {
      unknown(written, text.place(typed.line()), typed.text(), findings);
    }
    for (int i = section.first(); i <= section.last(); i++) {
      String line = text.lines().get(i - 1);
      if (text.isVerbatim(i)) {
        wide(text, i, line, findings);
      } else {
        quoted(written, text.place(i), line, findings);
      }
    }
  }

  private static void wide(LessonText text, int at, String line, Findings findings) {
    if (line.length() > WIDEST) {
      findings.add(
          text.place(at),
          "a line that is wider than the page",
          "at most " + WIDEST + " columns; end it with \\ and go on below",
          line.length() + " columns");
    }
  }

  private static void quoted(Written written, Place place, String line, Findings findings) {
    Matcher quoted = QUOTED.matcher(line);
    while (quoted.find()) {
      String[] words = quoted.group(1).split(" ", -1);
      if (words.length > 1 && (words[0].equals("cosign") || words[0].equals("registry"))) {
        unknown(written, place, quoted.group(1), findings);
      }
    }
  }

  private static void unknown(Written written, Place place, String line, Findings findings) {
    Optional<Problem> problem = written.book().unknown(line);
    problem.ifPresent(
        p ->
            findings.add(
                new Finding(
                    place,
                    "the lesson has a line that does not work: " + p.summary(),
                    p.failure())));
  }
}
