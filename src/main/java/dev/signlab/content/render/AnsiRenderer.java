package dev.signlab.content.render;

import dev.signlab.content.document.Document;
import dev.signlab.content.document.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a document as the lines of a terminal, with colours and glyphs or without, as its {@link
 * Look} says. Text is wrapped and indented by two columns; lines of source and of literal blocks
 * are kept whole, so that they can be copied. No line holds a control character of the document's
 * own. Immutable and safe for use by several threads.
 */
public final class AnsiRenderer {

  private static final String INDENT = "  ";

  /** Longer lines are hard to read, however wide the terminal is. */
  private static final int WIDEST = 80;

  private final Look look;

  /** Draws for one look. */
  public AnsiRenderer(Look look) {
    this.look = look;
  }

  /** Returns the title, a rule under it, and the body. */
  public List<String> page(Document document) {
    List<String> lines = new ArrayList<>();
    if (!document.title().isEmpty()) {
      lines.addAll(title(document));
      lines.add(look.isWritten() ? "" : faint("\u2500".repeat(width())));
    }
    lines.addAll(new BlockLines(look).lines(document.blocks(), width()));
    return indented(lines);
  }

  /** Returns the title and the body without a rule between them, as a part of a larger page. */
  public List<String> section(Document document) {
    List<String> lines = new ArrayList<>(title(document));
    lines.addAll(new BlockLines(look).lines(document.blocks(), width()));
    return indented(lines);
  }

  private List<String> title(Document document) {
    Style style = Style.ORDINARY.with(Ink.HEADING, look.colours());
    return Wrapping.wrap(WordSplitter.words(document.title(), style, look), width());
  }

  /** Returns what stands under the title, for callers that have drawn one themselves. */
  public List<String> body(Document document) {
    return indented(new BlockLines(look).lines(document.blocks(), width()));
  }

  /** Returns running text as one line, for a prompt or a list; it is not indented. */
  public String line(List<Span> text) {
    List<Word> words = WordSplitter.words(text, Style.ORDINARY, look);
    return String.join(" ", Wrapping.wrap(words, Integer.MAX_VALUE));
  }

  private int width() {
    return Math.min(look.width(), WIDEST) - 2 * INDENT.length();
  }

  private String faint(String text) {
    return Style.ORDINARY.with(Ink.FAINT, look.colours()).paint(text);
  }

  private static List<String> indented(List<String> lines) {
    return lines.stream().map(line -> line.isEmpty() ? line : INDENT + line).toList();
  }
}
