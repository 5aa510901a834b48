package dev.signlab.shell.screen;

import static dev.signlab.diagnostic.TerminalText.ESCAPE;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Screen;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a problem down: {@code error:}, then what was tried, expected and found, then the hints;
 * aligned on a terminal, one {@code name: text} a line elsewhere. For cosign's commands the first
 * lines are cosign's own, since scripts look for them.
 */
public final class ProblemText {

  private static final String INDENT = "            ";

  private final Problem problem;
  private final Screen.Style style;
  private final List<String> lines = new ArrayList<>();

  private ProblemText(Problem problem, Screen.Style style) {
    this.problem = problem;
    this.style = style;
  }

  /**
   * Returns the lines of a problem.
   *
   * @param command the name of the command that failed, empty when there is none
   * @param oneShot whether the process ends with this command, so that a script may read it
   */
  public static List<String> lines(
      Problem problem, String command, Screen.Style style, boolean oneShot) {
    ProblemText text = new ProblemText(problem, style);
    text.addSummary(command, oneShot);
    problem.tried().ifPresent(words -> text.addField("tried", words));
    problem.expected().ifPresent(words -> text.addField("expected", words));
    problem.found().ifPresent(words -> text.addField("found", words));
    problem.hints().stream().map(Speller::spelled).forEach(text::addHint);
    return List.copyOf(text.lines);
  }

  private void addSummary(String command, boolean oneShot) {
    if (!command.equals("cosign") && !command.startsWith("cosign ")) {
      addSummary("error:", problem.summary());
      return;
    }
    addSummary("Error:", problem.summary());
    if (oneShot) {
      lines.add("error during command execution: " + problem.summary());
    }
  }

  /** A program reads the words in one line; a person reads them whole. */
  private void addSummary(String name, String words) {
    String begin = name + " ";
    List<String> rows =
        style.plain() || words.contains("\n")
            ? List.of(begin + words)
            : Field.lines(begin, words, style.width());
    lines.add(red(name) + rows.getFirst().substring(name.length()));
    lines.addAll(rows.subList(1, rows.size()));
  }

  private void addField(String name, String text) {
    if (text.isEmpty()) {
      return;
    }
    if (style.plain()) {
      lines.add(name + ": " + text.replace("\n", " "));
      return;
    }
    String first = "  " + dim(padded(name));
    for (String row : text.lines().toList()) {
      for (String line : Field.lines(INDENT, row, style.width())) {
        addRow(first, line.substring(INDENT.length()));
        first = INDENT;
      }
    }
  }

  /** A digest that does not fit beside the name is whole in a row of its own. */
  private void addRow(String first, String text) {
    boolean beside = INDENT.length() + text.length() <= style.width();
    if (beside || text.length() > style.width()) {
      lines.add(first + text);
      return;
    }
    if (!first.isBlank()) {
      lines.add(first);
    }
    lines.add(" ".repeat(style.width() - text.length()) + text);
  }

  /** Words in brackets explain a line, and stand behind it; others lead to it. */
  private void addHint(Hint hint) {
    hint.command()
        .ifPresentOrElse(line -> addHint(hint, line), () -> addField("hint", hint.text()));
  }

  private void addHint(Hint hint, String line) {
    if (hint.text().startsWith("(")) {
      addLine(line);
      addRemark(hint.text());
    } else if (hint.text().isEmpty()) {
      addLine(line);
    } else if (style.plain()) {
      addField("hint", hint.toString());
    } else {
      addField("hint", hint.text());
      addRows(INDENT, line);
    }
  }

  private void addRows(String first, String command) {
    String name = first;
    for (String row : CommandRows.of(INDENT, command, style.width())) {
      boolean beside = row.startsWith(INDENT);
      lines.add(beside ? name + bold(row.substring(INDENT.length())) : bold(row));
      name = INDENT;
    }
  }

  /** A line to type goes on behind a backslash, so that it can be copied. */
  private void addLine(String command) {
    if (style.plain()) {
      addField("hint", command);
    } else {
      addRows("  " + dim(padded("hint")), command);
    }
  }

  private void addRemark(String remark) {
    if (style.plain()) {
      addField("hint", remark);
    } else {
      lines.add(INDENT + remark);
    }
  }

  private static String padded(String name) {
    return name + " ".repeat(10 - name.length());
  }

  private String red(String text) {
    return painted("31;1", text);
  }

  private String dim(String text) {
    return painted("2", text);
  }

  private String bold(String text) {
    return painted("1", text);
  }

  private String painted(String code, String text) {
    return style.colours() == 0 ? text : ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m";
  }
}
