package dev.signlab.scenario.paper;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.load.LabScript.Mistake;
import dev.signlab.scenario.model.HintLadder;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.source.Findings;
import dev.signlab.yaml.Place;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Texts for causes, and mistakes of them: whether a check of their task can give the cause. */
final class CausePaper implements Paper {

  private static final String CAUSES = "causes";

  @Override
  public void read(Written written, Findings findings) {
    for (Task task : written.scenario().tasks()) {
      PossibleCauses possible = PossibleCauses.of(written, task);
      for (Cause cause : task.causes().keySet()) {
        require(possible, cause, written.place(task, CAUSES, cause.name()), findings);
      }
      instead(written, task, possible, findings);
      for (Mistake mistake : written.mistakes(task)) {
        require(possible, mistake.cause(), Place.beginning(mistake.file()), findings);
      }
      texts(written, task, findings);
    }
  }

  private static void instead(
      Written written, Task task, PossibleCauses possible, Findings findings) {
    List<HintLadder.Step> steps = task.hints().steps();
    for (int i = 0; i < steps.size(); i++) {
      for (Cause cause : steps.get(i).byCause().keySet()) {
        require(
            possible, cause, written.place(task, "hints", i, "instead", cause.name()), findings);
      }
    }
  }

  private static void require(
      PossibleCauses possible, Cause cause, Place place, Findings findings) {
    if (!possible.has(cause)) {
      findings.add(
          place,
          "no check of the task can fail for " + cause,
          "one of " + possible.words(),
          cause.name());
    }
  }

  /** What nobody wrote a text for is said in the words of the check alone. */
  private static void texts(Written written, Task task, Findings findings) {
    Set<Cause> made = new TreeSet<>();
    written.mistakes(task).forEach(mistake -> made.add(mistake.cause()));
    made.removeAll(task.causes().keySet());
    made.remove(Cause.WRONG_ANSWER); // the challenge itself says what to look at
    for (Cause cause : made) {
      boolean hinted = task.hints().steps().stream().anyMatch(s -> s.byCause().containsKey(cause));
      if (!hinted) {
        findings.advise(
            written.place(task, CAUSES),
            "a mistake of this task has no text for its cause",
            cause + ": what the learner should look at",
            "no text for " + cause);
      }
    }
  }
}
