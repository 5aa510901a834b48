package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Hint;
import dev.signlab.scenario.check.CheckResult;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.run.TaskReport;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.screen.Field;
import dev.signlab.shell.screen.Speller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What checks found, as lines. */
final class ReportLines {

  private static final int GOAL = 46;
  private static final int WIDEST = 80;

  private final Glyphs glyphs;
  private final int width;

  ReportLines(Screen.Style style) {
    this.glyphs = Glyphs.of(style);
    this.width = Math.min(WIDEST, style.width());
  }

  /** The ticks of a task that is done. */
  List<String> ticks(TaskReport report) {
    return report.lines().stream().flatMap(line -> tick(line).stream()).toList();
  }

  /** One check that is still open, without a word of why. */
  List<String> notYet(TaskReport.Line line) {
    String goal = line.check().goal() + "  (check says more)";
    return Field.lines("  " + glyphs.waiting() + " not yet: ", goal, width);
  }

  /** Where one stands: what has come true, and what comes next. */
  List<String> standing(List<String> parts) {
    String text = String.join(glyphs.plain() ? "; " : " · ", parts);
    return Field.lines("  " + glyphs.waiting() + " ", text, width);
  }

  /** What is still open, why, and what to try. */
  List<String> full(TaskReport report, Task task) {
    List<String> lines = new ArrayList<>();
    boolean explained = false;
    for (TaskReport.Line line : report.lines()) {
      if (line.result() instanceof CheckResult.Failed failed && !explained) {
        lines.addAll(Field.lines("  " + glyphs.failed() + " ", line.check().goal(), width));
        lines.addAll(why(failed, task));
        explained = true;
      } else {
        lines.addAll(tick(line));
      }
    }
    return lines;
  }

  private List<String> tick(TaskReport.Line line) {
    String goal = line.check().goal();
    String waiting = "  " + glyphs.waiting() + " ";
    return switch (line.result()) {
      case CheckResult.Passed(String evidence) -> passed(goal, evidence);
      case CheckResult.Failed f -> Field.lines(waiting, goal, width);
      case CheckResult.NotReached n -> Field.lines(waiting, goal + ": " + n.because(), width);
    };
  }

  private List<String> passed(String goal, String evidence) {
    String sign = "  " + glyphs.passed() + " ";
    if (goal.length() <= GOAL) {
      return Field.lines(sign + padded(goal) + "  ", evidence, width);
    }
    if (sign.length() + goal.length() + 2 + evidence.length() <= width) {
      return List.of(sign + goal + "  " + evidence);
    }
    List<String> lines = new ArrayList<>(Field.lines(sign, goal, width));
    lines.addAll(Field.lines(" ".repeat(sign.length() + 2), evidence, width));
    return lines;
  }

  private List<String> why(CheckResult.Failed failed, Task task) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Field.lines("      looked at   ", failed.lookedAt(), width));
    lines.addAll(Field.lines("      expected    ", failed.expected(), width));
    lines.addAll(Field.lines("      found       ", failed.found(), width));
    advice(failed, task)
        .ifPresent(text -> lines.addAll(Field.lines("      try         ", text, width)));
    return lines;
  }

  /**
   * The scenario knows its learners better than the check does; the check is better than nothing.
   */
  private static Optional<String> advice(CheckResult.Failed failed, Task task) {
    return Optional.ofNullable(task.causes().get(failed.cause()))
        .or(() -> failed.hint().map(Speller::spelled).map(Hint::toString));
  }

  private String padded(String goal) {
    return goal + " ".repeat(GOAL - goal.length());
  }
}
