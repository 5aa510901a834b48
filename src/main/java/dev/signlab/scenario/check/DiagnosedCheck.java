package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import java.util.Optional;

/**
 * The learner has named the cause of a failure. Comes from the {@code diagnose} section of a task.
 *
 * @param cause the right one
 * @param evidence where to look, shown with a wrong answer; does not name the cause
 */
public record DiagnosedCheck(Cause cause, String evidence) implements Check {

  @Override
  public String goal() {
    return "you named the cause";
  }

  @Override
  public String next() {
    return "now name the cause: diagnose CAUSE (Tab lists them)";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Optional<Cause> said = view.facts().diagnosis();
    if (said.isEmpty()) {
      return CheckResult.failed(
          Cause.NOT_DONE,
          "your diagnosis",
          "a cause",
          "none yet",
          Hint.of("diagnose CAUSE; Tab shows the causes"));
    }
    if (said.get() == cause) {
      return new CheckResult.Passed(cause + ": " + cause.words());
    }
    return CheckResult.failed(
        Cause.WRONG_ANSWER,
        "your diagnosis",
        "what the evidence shows",
        said.get().name(),
        Hint.of(evidence));
  }
}
