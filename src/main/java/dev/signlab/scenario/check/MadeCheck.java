package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;

/**
 * A variable of the learner's Java holds what it should. Comes from the {@code java} section of a
 * task.
 *
 * @param variable its name
 * @param truth what it should hold
 */
public record MadeCheck(String variable, Truth truth) implements Check {

  @Override
  public String goal() {
    return "in Java, " + variable + " is " + truth.words();
  }

  @Override
  public String next() {
    return "now in Java: " + variable + " is to be " + truth.words();
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Made made = view.facts().made().get(variable);
    if (made == null) {
      return failed(Cause.NOT_DONE, "no such variable yet");
    }
    try {
      return truth.isMetBy(made, view.folder())
          ? new CheckResult.Passed(shortened(made.text()))
          : failed(Cause.WRONG_ANSWER, shortened(made.text()));
    } catch (LabException e) {
      return failed(Cause.NO_FILE, e.problem().summary());
    }
  }

  private CheckResult failed(Cause cause, String found) {
    return CheckResult.failed(
        cause, "the variable " + variable, truth.words(), found, new Hint("write Java", "java"));
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }
}
