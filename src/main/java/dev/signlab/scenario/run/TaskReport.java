package dev.signlab.scenario.run;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.CheckResult;
import dev.signlab.scenario.check.Checks;
import dev.signlab.scenario.check.LabView;
import dev.signlab.scenario.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the checks of a task found.
 *
 * @param lines one for each check, in their order
 */
public record TaskReport(List<Line> lines) {

  /** Copies the lines. */
  public TaskReport {
    lines = List.copyOf(lines);
  }

  /**
   * One check.
   *
   * @param check which
   * @param result what it found
   */
  public record Line(Check check, CheckResult result) {}

  /** Evaluates all checks of a task. */
  public static TaskReport of(Task task, LabView view) {
    List<Line> lines = new ArrayList<>();
    for (Check check : task.allChecks()) {
      lines.add(new Line(check, Checks.evaluate(check, view)));
    }
    return new TaskReport(lines);
  }

  /** Tells whether the task is done. */
  public boolean passed() {
    return lines.stream().allMatch(line -> line.result().isPassed());
  }

  /** Returns the first check that did not pass. */
  public Optional<Line> firstOpen() {
    return lines.stream().filter(line -> !line.result().isPassed()).findFirst();
  }

  /** Returns the checks that passed. */
  public List<Check> met() {
    return lines.stream().filter(line -> line.result().isPassed()).map(Line::check).toList();
  }

  /** Returns the first failure. */
  public Optional<CheckResult.Failed> failure() {
    return firstOpen()
        .map(Line::result)
        .filter(CheckResult.Failed.class::isInstance)
        .map(CheckResult.Failed.class::cast);
  }

  /** Returns the cause of the first failure. */
  public Optional<Cause> cause() {
    return failure().map(CheckResult.Failed::cause);
  }
}
