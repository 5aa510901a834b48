package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Hint;
import dev.signlab.scenario.check.CheckResult;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.run.TaskReport;
import dev.signlab.shell.command.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What checks found, as lines. */
final class ReportLines {

  private static final int GOAL = 46;
  private static final int WIDEST = 80;

  private final Glyphs glyphs;

  ReportLines(Screen.Style style) {
    this.glyphs = Glyphs.of(style);
  }

  /** The ticks of a task that is done. */
  List<String> ticks(TaskReport report) {
    return report.lines().stream().map(this::tick).toList();
  }

  /** What is still open, why, and what to try. */
  List<String> full(TaskReport report, Task task) {
    List<String> lines = new ArrayList<>();
    boolean explained = false;
    for (TaskReport.Line line : report.lines()) {
      if (line.result() instanceof CheckResult.Failed failed && !explained) {
        lines.add("  " + glyphs.failed() + " " + line.check().goal());
        lines.addAll(why(failed, task));
        explained = true;
      } else {
        lines.add(tick(line));
      }
    }
    return lines;
  }

  private String tick(TaskReport.Line line) {
    return switch (line.result()) {
      case CheckResult.Passed(String evidence) ->
          "  " + glyphs.passed() + " " + padded(line.check().goal()) + "  " + evidence;
      case CheckResult.Failed f -> "  " + glyphs.waiting() + " " + line.check().goal();
      case CheckResult.NotReached n ->
          "  " + glyphs.waiting() + " " + line.check().goal() + ": " + n.because();
    };
  }

  private static List<String> why(CheckResult.Failed failed, Task task) {
    List<String> lines = new ArrayList<>();
    lines.add("      looked at   " + failed.lookedAt());
    lines.add("      expected    " + failed.expected());
    lines.add("      found       " + failed.found());
    advice(failed, task)
        .ifPresent(text -> lines.addAll(Field.lines("      try         ", text, WIDEST)));
    return lines;
  }

  /**
   * The scenario knows its learners better than the check does; the check is better than nothing.
   */
  private static Optional<String> advice(CheckResult.Failed failed, Task task) {
    return Optional.ofNullable(task.causes().get(failed.cause()))
        .or(() -> failed.hint().map(Hint::toString));
  }

  private String padded(String goal) {
    return goal.length() >= GOAL ? goal : goal + " ".repeat(GOAL - goal.length());
  }
}
