package dev.signlab.scenario.paper;

import dev.signlab.content.lesson.LessonReference;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.model.Prediction;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.Nearest;
import dev.signlab.yaml.Place;
import dev.signlab.yaml.YamlValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines to type and checks: whether their commands, images and keys exist or come about. */
final class NamePaper implements Paper {

  /** Checks of what must not be there name what is nowhere. */
  private static final Pattern NEGATIVE =
      Pattern.compile("(?:no|not)-.*|.*(?:absent|gone|missing|unsigned).*");

  @Override
  public void read(Written written, Findings findings) {
    PreparedNames names = PreparedNames.of(written);
    Map<LessonReference, Optional<LessonText>> lessons = new HashMap<>();
    for (Task task : written.scenario().tasks()) {
      action(written, task, names, findings);
      checks(written, task, names, findings);
      task.challenge(Prediction.class)
          .ifPresent(
              p ->
                  line(written, written.place(task, "predict", "line"), p.line(), names, findings));
      hint(written, task, names, findings);
      lessons
          .computeIfAbsent(task.lesson().whole(), written::lesson)
          .ifPresent(text -> page(text, task, names, findings));
    }
  }

  private static void action(Written written, Task task, PreparedNames names, Findings findings) {
    ActionLine.of(written.book(), task)
        .ifPresent(line -> line(written, written.place(task, "do"), line, names, findings));
  }

  private static void checks(Written written, Task task, PreparedNames names, Findings findings) {
    for (int i = 0; i < task.checks().size(); i++) {
      for (YamlValue.Scalar scalar :
          written.places().scalars(NEGATIVE, written.steps(task, "checks", i))) {
        names(scalar.place(), scalar.text(), names, findings);
      }
    }
  }

  private static void hint(Written written, Task task, PreparedNames names, Findings findings) {
    Place place = written.place(task, "hints", task.hints().steps().size() - 1);
    for (String line : Written.lastHint(task)) {
      line(written, place, line, names, findings);
    }
  }

  private static void page(LessonText text, Task task, PreparedNames names, Findings findings) {
    text.page(task.lesson().section())
        .forEach(typed -> names(typed.place(), typed.text(), names, findings));
  }

  private static void line(
      Written written, Place place, String line, PreparedNames names, Findings findings) {
    Optional<Problem> unknown = written.book().unknown(line);
    unknown.ifPresentOrElse(
        problem -> findings.add(new Finding(place, problem.summary(), problem.failure())),
        () -> names(place, line, names, findings));
  }

  private static void names(Place place, String text, PreparedNames names, Findings findings) {
    for (String name : names.unknown(text)) {
      findings.add(
          place,
          "names " + name + ", which is nowhere prepared and which no line of the solution makes",
          "an image or a key of the world, or of solution.lab",
          name,
          Nearest.advice(name, names.known().stream().sorted().toList()));
    }
  }
}
