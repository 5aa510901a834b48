package dev.signlab.content.document;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Says the same in other words: every text of a document goes through one function, what the
 * document is made of stays. Immutable and, if the function is, safe for use by several threads.
 *
 * @param words gives the new text for an old one; it is asked for each run of characters by itself
 */
public record Rewording(UnaryOperator<String> words) {

  /** Returns the document in the new words. */
  public Document of(Document document) {
    return new Document(spans(document.title()), blocks(document.blocks()));
  }

  private List<Block> blocks(List<Block> blocks) {
    return blocks.stream().map(this::block).toList();
  }

  private Block block(Block block) {
    return switch (block) {
      case Block.Section(int level, String id, List<Span> title, List<Block> blocks) ->
          new Block.Section(level, id, spans(title), blocks(blocks));
      case Block.Heading(int level, List<Span> text) -> new Block.Heading(level, spans(text));
      case Block.Titled(List<Span> title, Block titled) ->
          new Block.Titled(spans(title), block(titled));
      case Block.Paragraph(List<Span> text) -> new Block.Paragraph(spans(text));
      case Block.Source(String language, List<Block.Line> lines) ->
          new Block.Source(language, lines.stream().map(this::line).toList());
      case Block.Literal(String text, String alternative) ->
          new Block.Literal(words.apply(text), words.apply(alternative));
      case Block.Image(String target, String alternative) ->
          new Block.Image(target, words.apply(alternative));
      case Block.Rule rule -> rule;
      case Block.Bullets _,
          Block.Numbered _,
          Block.Callouts _,
          Block.Descriptions _,
          Block.Table _,
          Block.Admonition _,
          Block.Quote _,
          Block.Collapsible _,
          Block.Group _ ->
          container(block);
    };
  }

  private Block container(Block block) {
    return switch (block) {
      case Block.Bullets(List<Block.Item> items) -> new Block.Bullets(items(items));
      case Block.Numbered(int start, List<Block.Item> items) ->
          new Block.Numbered(start, items(items));
      case Block.Callouts(List<Block.Item> items) -> new Block.Callouts(items(items));
      case Block.Descriptions(List<Block.Description> entries) ->
          new Block.Descriptions(entries.stream().map(this::description).toList());
      case Block.Table(List<Block.Cell> header, List<List<Block.Cell>> rows) ->
          new Block.Table(cells(header), rows.stream().map(this::cells).toList());
      case Block.Admonition(Block.Admonition.Kind kind, List<Block> blocks) ->
          new Block.Admonition(kind, blocks(blocks));
      case Block.Quote(List<Block> blocks, List<Span> source) ->
          new Block.Quote(blocks(blocks), spans(source));
      case Block.Collapsible(List<Span> summary, List<Block> blocks) ->
          new Block.Collapsible(spans(summary), blocks(blocks));
      case Block.Group(List<Block> blocks) -> new Block.Group(blocks(blocks));
      default -> block;
    };
  }

  private Block.Line line(Block.Line line) {
    return new Block.Line(words.apply(line.text()), line.callouts());
  }

  private List<Block.Item> items(List<Block.Item> items) {
    return items.stream().map(item -> new Block.Item(item.box(), blocks(item.blocks()))).toList();
  }

  private Block.Description description(Block.Description entry) {
    return new Block.Description(
        entry.terms().stream().map(this::spans).toList(), blocks(entry.blocks()));
  }

  private List<Block.Cell> cells(List<Block.Cell> cells) {
    return cells.stream().map(cell -> new Block.Cell(blocks(cell.blocks()))).toList();
  }

  private List<Span> spans(List<Span> spans) {
    return spans.stream().map(this::span).toList();
  }

  private Span span(Span span) {
    return switch (span) {
      case Span.Text(String text) -> new Span.Text(words.apply(text));
      case Span.Code(String text) -> new Span.Code(words.apply(text));
      case Span.Strong(List<Span> content) -> new Span.Strong(spans(content));
      case Span.Emphasis(List<Span> content) -> new Span.Emphasis(spans(content));
      case Span.Link(String target, List<Span> content) ->
          new Span.Link(words.apply(target), spans(content));
      case Span.Note(List<Span> content) -> new Span.Note(spans(content));
      case Span.Picture(String target, String alternative) ->
          new Span.Picture(target, words.apply(alternative));
      case Span.Keys keys -> keys;
      case Span.Break end -> end;
    };
  }
}
