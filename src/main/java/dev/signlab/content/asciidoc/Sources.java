package dev.signlab.content.asciidoc;

import dev.signlab.content.document.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.asciidoctor.ast.StructuralNode;

/** Builds source blocks: lines, and the numbers of the remarks on each. */
final class Sources {

  private static final String CALLOUT = "<lab:co ";

  private Sources() {}

  static Block source(StructuralNode node) {
    String language = Objects.toString(node.getAttribute("language"), "");
    List<Block.Line> lines = new ArrayList<>();
    for (String line : content(node).split("\n", -1)) {
      lines.add(line(line));
    }
    return new Block.Source(language.toLowerCase(Locale.ROOT), lines);
  }

  static String verbatim(StructuralNode node) {
    return Entities.unescape(content(node));
  }

  private static Block.Line line(String markup) {
    List<Integer> callouts = new ArrayList<>();
    int first = markup.indexOf(CALLOUT);
    if (first < 0) {
      return new Block.Line(Entities.unescape(markup).stripTrailing(), callouts);
    }
    for (int at = first; at >= 0; at = markup.indexOf(CALLOUT, at + 1)) {
      int end = markup.indexOf('>', at);
      callouts.add(Integer.parseInt(markup.substring(at + CALLOUT.length(), end)));
    }
    return new Block.Line(Entities.unescape(markup.substring(0, first)).stripTrailing(), callouts);
  }

  private static String content(StructuralNode node) {
    return Objects.toString(node.getContent(), "");
  }
}
