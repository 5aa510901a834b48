package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;

/**
 * The learner has said what will happen. Right or wrong does not matter: a wrong prediction teaches
 * more. Comes from the {@code predict} section of a task, not from its list of checks.
 *
 * @param answer what will happen
 */
public record PredictedCheck(Facts.Guess answer) implements Check {

  @Override
  public String goal() {
    return "you said what will happen";
  }

  @Override
  public String next() {
    return "say what you expected: predict yes or predict no";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return view.facts()
        .prediction()
        .map(this::compare)
        .orElseGet(
            () ->
                CheckResult.failed(
                    Cause.NOT_DONE,
                    "your prediction",
                    "an answer before the command",
                    "none yet",
                    Hint.command("predict")));
  }

  private CheckResult compare(Facts.Guess said) {
    return new CheckResult.Passed(
        said.equals(answer)
            ? "as you said"
            : "you said " + said.words() + "; it is " + answer.words());
  }
}
