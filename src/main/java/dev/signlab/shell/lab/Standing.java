package dev.signlab.shell.lab;

import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.CheckResult;
import dev.signlab.scenario.check.ChosenCheck;
import dev.signlab.scenario.check.DiagnosedCheck;
import dev.signlab.scenario.check.MadeCheck;
import dev.signlab.scenario.check.PointedCheck;
import dev.signlab.scenario.check.PredictedCheck;
import dev.signlab.scenario.run.TaskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a learner stands in the open task after a line.
 *
 * @param before the checks that had passed before the line
 * @param now what the checks found after it
 */
record Standing(List<Check> before, TaskReport now) {

  /** Copies the checks. */
  Standing {
    before = List.copyOf(before);
  }

  /** Tells whether the next thing that is wanted is done in the world, and not said. */
  static boolean asksForDeed(TaskReport report) {
    return report.firstOpen().filter(line -> !isSaid(line.check())).isPresent();
  }

  /** What a learner says is answered by the word with which it is said. */
  private static boolean isSaid(Check check) {
    return check instanceof PredictedCheck
        || check instanceof PointedCheck
        || check instanceof DiagnosedCheck
        || check instanceof ChosenCheck
        || check instanceof MadeCheck;
  }

  /**
   * Returns the lines that say it; none where nothing changed and nothing was tried.
   *
   * @param tried whether the line has tried what the task is about
   */
  List<String> words(boolean tried, ReportLines lines) {
    List<Check> fresh = now.met().stream().filter(check -> !before.contains(check)).toList();
    List<String> seen = fresh.stream().filter(c -> !isSaid(c)).map(Check::seen).distinct().toList();
    Optional<TaskReport.Line> open = now.firstOpen();
    if (open.isEmpty()) {
      return List.of();
    }
    Check wanted = open.get().check();
    if (!seen.isEmpty() || (isSaid(wanted) && (tried || !fresh.isEmpty()))) {
      List<String> parts = new ArrayList<>(seen);
      parts.add(wanted.next());
      return lines.standing(parts);
    }
    boolean failed = tried && open.get().result() instanceof CheckResult.Failed;
    return failed ? lines.notYet(open.get()) : List.of();
  }
}
