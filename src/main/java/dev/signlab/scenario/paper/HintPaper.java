package dev.signlab.scenario.paper;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.model.Breakage;
import dev.signlab.scenario.model.Diagnosis;
import dev.signlab.scenario.model.HintLadder;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.source.Findings;
import dev.signlab.yaml.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The four steps of help: each says more than the one before, and only the last one says all. */
final class HintPaper implements Paper {

  private static final String HINTS = "hints";

  /** A line of fewer letters, such as {@code explain}, is a word that any hint may have. */
  private static final int SHORTEST_ANSWER = 12;

  @Override
  public void read(Written written, Findings findings) {
    for (Task task : written.scenario().tasks()) {
      equal(written, task, findings);
      answers(written, task, findings);
      diagnosis(written, task, findings);
    }
  }

  private static void equal(Written written, Task task, Findings findings) {
    Set<String> said = new HashSet<>();
    List<HintLadder.Step> steps = task.hints().steps();
    for (int i = 0; i < steps.size(); i++) {
      if (!said.add(Written.plain(steps.get(i).text()))) {
        findings.advise(
            written.place(task, HINTS, i),
            "a hint that says the same as one before it",
            "a hint that says more",
            "the same text twice");
      }
    }
  }

  private static void answers(Written written, Task task, Findings findings) {
    List<String> lines = Written.lastHint(task).stream().map(Written::plain).toList();
    for (int i = 0; i < 2; i++) {
      String text = Written.plain(task.hints().steps().get(i).text());
      boolean told =
          lines.stream().anyMatch(line -> line.length() >= SHORTEST_ANSWER && text.contains(line));
      if (told) {
        answer(written.place(task, HINTS, i), i, text, findings);
      }
    }
  }

  private static void answer(Place place, int step, String text, Findings findings) {
    String summary = "hint " + (step + 1) + " is the command already";
    String expected = HintLadder.NAMES.get(step);
    if (step == 0) {
      findings.add(place, summary, expected, text);
    } else {
      findings.advise(place, summary, expected, text);
    }
  }

  private static void diagnosis(Written written, Task task, Findings findings) {
    List<Cause> asked =
        Stream.concat(
                task.challenge(Diagnosis.class).map(Diagnosis::cause).stream(),
                task.challenge(Breakage.class).map(Breakage::cause).stream())
            .toList();
    for (Cause cause : asked) {
      for (int i = 0; i < HintLadder.LENGTH - 1 && i < task.hints().steps().size(); i++) {
        if (task.hints().steps().get(i).text().contains(cause.name())) {
          findings.advise(
              written.place(task, HINTS, i),
              "hint " + (i + 1) + " names the cause that is to be found",
              "where to look",
              cause.name());
        }
      }
    }
  }
}
