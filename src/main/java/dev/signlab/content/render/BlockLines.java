package dev.signlab.content.render;

import dev.signlab.content.document.Block;
import dev.signlab.content.document.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws blocks as lines, one under the other with an empty line between. */
final class BlockLines {

  private static final String CODE_INDENT = "  ";

  private final Look look;
  private final ListLines lists;
  private final TableLines tables;

  BlockLines(Look look) {
    this.look = look;
    this.lists = new ListLines(this, look);
    this.tables = new TableLines(this, look);
  }

  List<String> lines(List<Block> blocks, int width) {
    List<String> lines = new ArrayList<>();
    for (Block block : blocks) {
      List<String> more = lines(block, width);
      if (!lines.isEmpty() && !more.isEmpty()) {
        lines.add("");
      }
      lines.addAll(more);
    }
    return lines;
  }

  private List<String> lines(Block block, int width) {
    return switch (block) {
      case Block.Section section -> section(section, width);
      case Block.Heading heading -> heading(heading.text(), width);
      case Block.Titled titled -> titled(titled, width);
      case Block.Paragraph(List<Span> text) -> text(text, width);
      case Block.Bullets(List<Block.Item> items) -> lists.bullets(items, width);
      case Block.Numbered numbered -> lists.numbered(numbered, width);
      case Block.Callouts(List<Block.Item> items) -> lists.callouts(items, width);
      case Block.Descriptions descriptions -> lists.descriptions(descriptions, width);
      case Block.Table table -> tables.table(table, width);
      case Block.Admonition admonition -> admonition(admonition, width);
      case Block.Source source -> SourceLines.lines(source, look);
      case Block.Literal literal -> literal(literal, width);
      case Block.Quote quote -> quote(quote, width);
      case Block.Collapsible collapsible -> collapsible(collapsible, width);
      case Block.Group(List<Block> blocks) -> prefixed(lines(blocks, width - 2), "  ", "  ");
      case Block.Image(_, String alternative) -> picture(alternative, width);
      case Block.Rule _ -> look.isWritten() ? List.of() : List.of(rule(width / 3));
    };
  }

  private List<String> section(Block.Section section, int width) {
    List<String> lines = new ArrayList<>(heading(section.title(), width));
    lines.add("");
    lines.addAll(lines(section.blocks(), width));
    return lines;
  }

  List<String> heading(List<Span> text, int width) {
    Style style = Style.ORDINARY.with(Ink.HEADING, look.colours());
    return Wrapping.wrap(WordSplitter.words(text, style, look), width);
  }

  private List<String> titled(Block.Titled titled, int width) {
    Style style = Style.ORDINARY.with(Ink.EMPHASIS, look.colours());
    List<String> lines =
        new ArrayList<>(Wrapping.wrap(WordSplitter.words(titled.title(), style, look), width));
    lines.addAll(lines(titled.block(), width));
    return lines;
  }

  /** Returns running text, wrapped. */
  List<String> text(List<Span> text, int width) {
    List<Word> words = WordSplitter.words(text, Style.ORDINARY, look);
    return look.isWritten() ? Wrapping.wrapSentences(words, width) : Wrapping.wrap(words, width);
  }

  private List<String> admonition(Block.Admonition admonition, int width) {
    Ink ink = Ink.valueOf(admonition.kind().name());
    String name = admonition.kind().name();
    if (look.isWritten()) {
      String label = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + ": ";
      return prefixed(lines(admonition.blocks(), width - label.length()), label, "  ");
    }
    String bar = paint("\u2502", ink) + " ";
    List<String> lines = new ArrayList<>(List.of(paint(name.toLowerCase(Locale.ROOT), ink)));
    lines.addAll(lines(admonition.blocks(), width - 2));
    return prefixed(lines, bar, bar);
  }

  private List<String> literal(Block.Literal literal, int width) {
    if (look.isWritten() && !literal.alternative().isEmpty()) {
      return picture(literal.alternative(), width);
    }
    String safe = Letters.safe(literal.text());
    String text = look.isWritten() ? Letters.plain(safe) : safe;
    return prefixed(text.lines().toList(), CODE_INDENT, CODE_INDENT);
  }

  private List<String> quote(Block.Quote quote, int width) {
    int room = width - (look.isWritten() ? "Quote: ".length() : 2);
    List<String> lines = new ArrayList<>(lines(quote.blocks(), room));
    if (!quote.source().isEmpty()) {
      List<Span> source = new ArrayList<>(quote.source());
      source.addFirst(new Span.Text(look.isWritten() ? "said by " : "\u2014 "));
      lines.addAll(text(source, room));
    }
    String bar = look.isWritten() ? "  " : faint("\u2502") + " ";
    return prefixed(lines, look.isWritten() ? "Quote: " : bar, bar);
  }

  private List<String> collapsible(Block.Collapsible collapsible, int width) {
    String mark = look.isWritten() ? "" : faint("\u25be") + " ";
    List<String> lines =
        new ArrayList<>(prefixed(heading(collapsible.summary(), width - 2), mark, "  "));
    lines.addAll(prefixed(lines(collapsible.blocks(), width - 2), "  ", "  "));
    return lines;
  }

  private List<String> picture(String alternative, int width) {
    String label = look.isWritten() ? "Picture: " : faint("picture") + " ";
    List<String> words = text(List.of(new Span.Text(alternative)), width - "Picture: ".length());
    return prefixed(words, label, "  ");
  }

  /** Puts one prefix before the first line and another before the others. */
  static List<String> prefixed(List<String> lines, String first, String others) {
    List<String> prefixed = new ArrayList<>(lines.size());
    for (String line : lines) {
      String prefix = prefixed.isEmpty() ? first : others;
      prefixed.add(line.isEmpty() ? prefix.stripTrailing() : prefix + line);
    }
    return prefixed;
  }

  private String rule(int width) {
    return faint("\u2500".repeat(width));
  }

  String faint(String text) {
    return paint(text, Ink.FAINT);
  }

  String paint(String text, Ink ink) {
    return Style.ORDINARY.with(ink, look.colours()).paint(text);
  }
}
