package dev.signlab.scenario.model;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.ChosenCheck;
import dev.signlab.scenario.check.DiagnosedCheck;
import dev.signlab.scenario.check.PredictedCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that a learner does.
 *
 * @param id its name within the scenario
 * @param goal what is to be reached, one sentence without full stop
 * @param action what to type, or how to begin; shown behind {@code Do}
 * @param elsewhere how the same is done with the usual tools, or nothing
 * @param lesson the page that explains it, such as {@code lessons/sign.adoc#annotate}
 * @param prediction what the learner is asked to foretell
 * @param checks what must be true of the world
 * @param diagnosis the failure whose cause the learner is asked to name
 * @param quiz a question in words
 * @param hints the four steps of help
 * @param causes what to say when a check fails for a cause
 */
public record Task(
    String id,
    String goal,
    Optional<String> action,
    Optional<String> elsewhere,
    String lesson,
    Optional<Prediction> prediction,
    List<Check> checks,
    Optional<Diagnosis> diagnosis,
    Optional<Quiz> quiz,
    HintLadder hints,
    Map<Cause, String> causes) {

  /** Copies the collections. */
  public Task {
    checks = List.copyOf(checks);
    causes = Map.copyOf(causes);
  }

  /** Returns everything that must be true, in the order in which it comes about. */
  public List<Check> allChecks() {
    List<Check> all = new ArrayList<>();
    prediction.ifPresent(p -> all.add(new PredictedCheck(p.answer())));
    all.addAll(checks);
    diagnosis.ifPresent(d -> all.add(new DiagnosedCheck(d.cause(), d.evidence())));
    quiz.ifPresent(q -> all.add(new ChosenCheck(q.answer())));
    return List.copyOf(all);
  }
}
