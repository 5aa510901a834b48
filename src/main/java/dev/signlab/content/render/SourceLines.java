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
  private static final Set<String> COMMENTED = Set.of("sh", "shell", "bash", "console", "yaml");

  private SourceLines() {}

  static List<String> lines(Block.Source source, Look look) {
    String before = COMMENTED.contains(source.language()) ? "  # " : "  ";
    return source.lines().stream().map(line -> line(line, before, look).stripTrailing()).toList();
  }

  private static String line(Block.Line line, String before, Look look) {
    Style code = Style.ORDINARY.with(Ink.CODE, look.colours());
    String text = INDENT + code.paint(Letters.safe(line.text()));
    return line.callouts().isEmpty() ? text : text + before + callouts(line.callouts(), look);
  }

  private static String callouts(List<Integer> numbers, Look look) {
    Style style = Style.ORDINARY.with(Ink.CALLOUT, look.colours());
    StringBuilder callouts = new StringBuilder();
    numbers.forEach(number -> callouts.append(style.paint("(" + number + ")")));
    return callouts.toString();
  }
}
