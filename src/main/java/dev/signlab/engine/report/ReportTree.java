package dev.signlab.engine.report;

import dev.signlab.diagnostic.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Draws a report as a tree: with glyphs, or plain, where indentation and words stand for them. */
public final class ReportTree {

  /** The width of a screen when nothing is known of it. */
  public static final int USUAL_WIDTH = 80;

  /** Where the second column begins, so that all of it stands in one line. */
  private static final int COLUMN = 25;

  private static final int VERDICT_COLUMN = 70;

  private final boolean plain;
  private final int width;
  private final Predicate<Cause> asked;
  private final Function<Step, String> beside;
  private final List<String> lines = new ArrayList<>();

  private ReportTree(
      int width, boolean plain, Predicate<Cause> asked, Function<Step, String> beside) {
    this.beside = beside;
    this.width = width;
    this.plain = plain;
    this.asked = asked;
  }

  /**
   * Draws a report.
   *
   * @param report what was found
   * @param width columns of the screen
   * @param plain whether to do without glyphs
   */
  public static List<String> lines(Report report, int width, boolean plain) {
    return lines(report, width, plain, cause -> false, step -> "");
  }

  /**
   * Draws a report.
   *
   * @param report what was found
   * @param width columns of the screen
   * @param plain whether to do without glyphs
   * @param asked the causes that the reader is to name, and that are not named here
   * @param beside what stands beside a step for which others were asked; may be empty
   */
  public static List<String> lines(
      Report report,
      int width,
      boolean plain,
      Predicate<Cause> asked,
      Function<Step, String> beside) {
    ReportTree tree = new ReportTree(width, plain, asked, beside);
    tree.head(report);
    tree.children(report.steps(), "");
    return List.copyOf(tree.lines);
  }

  /** Draws steps alone. */
  public static List<String> steps(List<Step> steps, int width, boolean plain) {
    return steps(steps, width, plain, step -> "");
  }

  /**
   * Draws steps alone.
   *
   * @param beside what stands beside a step for which others were asked; may be empty
   */
  public static List<String> steps(
      List<Step> steps, int width, boolean plain, Function<Step, String> beside) {
    ReportTree tree = new ReportTree(width, plain, cause -> false, beside);
    tree.children(steps, "");
    return List.copyOf(tree.lines);
  }

  private void head(Report report) {
    String subject = "verify " + report.subject() + " with " + report.by().words();
    String verdict = report.passed() ? "passed" : "FAILED";
    if (plain) {
      lines.add(subject + ": " + verdict);
      return;
    }
    int column = Math.min(VERDICT_COLUMN, width - 7);
    String last = allButLast("", "  ", subject, column - 2);
    lines.add(padded(last, column) + verdict);
  }

  private void children(List<Step> steps, String indent) {
    for (int i = 0; i < steps.size(); i++) {
      boolean last = i == steps.size() - 1;
      step(steps.get(i), indent, last);
    }
  }

  private void step(Step step, String indent, boolean last) {
    String branch = plain ? indent + "  " : indent + (last ? "└ " : "├ ");
    String below = plain ? indent + "  " : indent + (last ? "  " : "│ ");
    if (!step.steps().isEmpty()) {
      line(branch + step.name(), beside.apply(step));
      children(step.steps(), below);
      return;
    }
    leaf(step, branch, below);
  }

  private void leaf(Step step, String branch, String below) {
    switch (step.outcome()) {
      case Outcome.Passed passed ->
          line(branch + mark("✔ ", "passed  ") + step.name(), below, passed.evidence(), took(step));
      case Outcome.NotReached skipped ->
          line(branch + mark("· ", "-       ") + step.name(), below, words(skipped), "");
      case Outcome.Failed failed -> {
        String head = branch + mark("✘ ", "FAILED  ") + step.name();
        line(head, below, words(failed.cause()), took(step));
        detail(below, "expected", failed.expected());
        detail(below, "found", failed.found());
      }
    }
  }

  private static String words(Outcome.NotReached skipped) {
    return skipped.because().isEmpty() ? "not reached" : "not reached: " + skipped.because();
  }

  private String words(Cause cause) {
    if (asked.test(cause)) {
      return "for which cause?";
    }
    return plain ? cause.name() + " (" + cause.words() + ")" : cause.name();
  }

  private void detail(String below, String name, String text) {
    line(below + (plain ? "        " : "    ") + name, below, text, "");
  }

  /**
   * A text that is wider than the screen goes on in its own column; a plain one is never parted.
   */
  private void line(String left, String below, String middle, String right) {
    if (plain) {
      line(left + ": " + middle, right);
      return;
    }
    String last = allButLast(padded(left, COLUMN), padded(below, COLUMN), middle, width);
    if (last.length() + 2 + right.length() > width && !right.isEmpty()) {
      lines.add(last);
      lines.add(padded(below, COLUMN) + right);
    } else {
      line(last, right);
    }
  }

  /** Parts a text between words; a word that is wider than the screen stays in one piece. */
  private String allButLast(String begin, String indent, String text, int most) {
    StringBuilder line = new StringBuilder(begin);
    int start = line.length();
    for (String word : text.split(" ", -1)) {
      if (line.length() > start && line.length() + 1 + word.length() > most) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        start = line.length();
      }
      line.append(line.length() > start ? " " : "").append(word);
    }
    return line.toString();
  }

  private void line(String text, String right) {
    StringBuilder line = new StringBuilder(text);
    if (!right.isEmpty()) {
      int column = Math.min(Math.min(VERDICT_COLUMN, width - 2) - 13, width - right.length());
      int gap = plain ? 2 : Math.max(2, column - line.length());
      line.append(" ".repeat(gap)).append(right);
    }
    lines.add(line.toString());
  }

  private String mark(String glyph, String word) {
    return plain ? word : glyph;
  }

  private String took(Step step) {
    String more = beside.apply(step);
    String took = step.asked().map(Asked::took).map(ReportTree::took).orElse("");
    return took.isEmpty() || more.isEmpty() ? took + more : took + ", " + more;
  }

  private static String took(Duration duration) {
    return "registry, " + Math.max(1, duration.toMillis()) + " ms";
  }

  private static String padded(String text, int column) {
    return text.length() >= column ? text + "  " : text + " ".repeat(column - text.length());
  }
}
