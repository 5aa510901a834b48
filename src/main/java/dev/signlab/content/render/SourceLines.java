package dev.signlab.content.render;

import dev.signlab.content.document.Block;
import java.util.List;
import java.util.Set;

/**
 * Draws source blocks. Lines are never wrapped. The number of a remark stands behind a shell's
 * comment sign, so that a line works when it is copied with it.
 */
final class SourceLines {

  private static final String INDENT = "  ";
  private static final int WIDEST_ALIGNED = 64;
  private static final Set<String> COMMENTED = Set.of("sh", "shell", "bash", "console", "yaml");

  private SourceLines() {}

  static List<String> lines(Block.Source source, Look look) {
    String before = COMMENTED.contains(source.language()) ? "  # " : "  ";
    int column =
        source.lines().stream()
            .filter(line -> !line.callouts().isEmpty())
            .mapToInt(line -> DisplayWidth.of(line.text()))
            .filter(width -> width <= WIDEST_ALIGNED)
            .max()
            .orElse(0);
    return source.lines().stream().map(line -> line(line, column, before, look)).toList();
  }

  private static String line(Block.Line line, int column, String before, Look look) {
    String safe = Letters.safe(line.text());
    if (safe.isEmpty() && line.callouts().isEmpty()) {
      return "";
    }
    String text = INDENT + Style.ORDINARY.with(Ink.CODE, look.colours()).paint(safe);
    if (line.callouts().isEmpty()) {
      return text;
    }
    String gap = " ".repeat(Math.max(0, column - DisplayWidth.of(safe)));
    return text + gap + before + callouts(line.callouts(), look);
  }

  private static String callouts(List<Integer> numbers, Look look) {
    Style style = Style.ORDINARY.with(Ink.CALLOUT, look.colours());
    StringBuilder callouts = new StringBuilder();
    numbers.forEach(number -> callouts.append(style.paint("(" + number + ")")));
    return callouts.toString();
  }
}
