package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;

/** No fault is in the world. Comes from the {@code break} section of a task. */
public record WholeCheck() implements Check {

  @Override
  public String goal() {
    return "the world is whole again";
  }

  @Override
  public String next() {
    return "now take the fault back: undo";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return view.isBroken()
        ? CheckResult.failed(
            Cause.NOT_DONE,
            "this world",
            "no fault in it",
            "the fault is still there",
            new Hint("once you know what it is", "undo"))
        : new CheckResult.Passed("no fault is in it");
  }
}
