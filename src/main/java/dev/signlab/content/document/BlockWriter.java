package dev.signlab.content.document;

import dev.signlab.json.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes blocks as JSON. */
final class BlockWriter {

  private BlockWriter() {}

  static ArrayNode blocks(List<Block> blocks) {
    ArrayNode array = Json.array();
    blocks.forEach(block -> array.add(block(block)));
    return array;
  }

  private static ObjectNode block(Block block) {
    return switch (block) {
      case Block.Section section -> section(section);
      case Block.Heading(int level, List<Span> text) ->
          with(kind("heading").put("level", level), "text", SpanWriter.spans(text));
      case Block.Titled(List<Span> title, Block inner) ->
          with(kind("titled"), "title", SpanWriter.spans(title), "block", block(inner));
      case Block.Paragraph(List<Span> text) ->
          with(kind("paragraph"), "text", SpanWriter.spans(text));
      case Block.Bullets(List<Block.Item> items) -> with(kind("bullets"), "items", items(items));
      case Block.Numbered(int start, List<Block.Item> items) ->
          with(kind("numbered").put("start", start), "items", items(items));
      case Block.Callouts(List<Block.Item> items) -> with(kind("callouts"), "items", items(items));
      case Block.Descriptions(List<Block.Description> entries) ->
          with(kind("descriptions"), "entries", descriptions(entries));
      case Block.Table(List<Block.Cell> header, List<List<Block.Cell>> rows) ->
          with(kind("table"), "header", cells(header), "rows", rows(rows));
      case Block.Source(String language, List<Block.Line> lines) ->
          with(kind("source").put("language", language), "lines", lines(lines));
      default -> simple(block);
    };
  }

  private static ObjectNode simple(Block block) {
    return switch (block) {
      case Block.Admonition(Block.Admonition.Kind level, List<Block> blocks) ->
          holding(kind("admonition").put("level", word(level)), blocks);
      case Block.Literal(String text, String alternative) ->
          kind("literal").put("text", text).put("alternative", alternative);
      case Block.Quote(List<Block> blocks, List<Span> source) ->
          with(holding(kind("quote"), blocks), "source", SpanWriter.spans(source));
      case Block.Collapsible(List<Span> summary, List<Block> blocks) ->
          holding(with(kind("collapsible"), "summary", SpanWriter.spans(summary)), blocks);
      case Block.Group(List<Block> blocks) -> holding(kind("group"), blocks);
      case Block.Image(String target, String alternative) ->
          kind("image").put("target", target).put("alternative", alternative);
      case Block.Rule _ -> kind("rule");
      default -> throw new IllegalArgumentException("no JSON form for " + block.getClass());
    };
  }

  private static ObjectNode section(Block.Section section) {
    ObjectNode node = kind("section").put("level", section.level()).put("id", section.id());
    return holding(with(node, "title", SpanWriter.spans(section.title())), section.blocks());
  }

  private static ArrayNode items(List<Block.Item> items) {
    ArrayNode array = Json.array();
    for (Block.Item item : items) {
      array.add(holding(Json.object().put("box", word(item.box())), item.blocks()));
    }
    return array;
  }

  private static ArrayNode descriptions(List<Block.Description> entries) {
    ArrayNode array = Json.array();
    for (Block.Description entry : entries) {
      ArrayNode terms = Json.array();
      entry.terms().forEach(term -> terms.add(SpanWriter.spans(term)));
      array.add(holding(with(Json.object(), "terms", terms), entry.blocks()));
    }
    return array;
  }

  private static ArrayNode rows(List<List<Block.Cell>> rows) {
    ArrayNode array = Json.array();
    rows.forEach(row -> array.add(cells(row)));
    return array;
  }

  private static ArrayNode cells(List<Block.Cell> cells) {
    ArrayNode array = Json.array();
    cells.forEach(cell -> array.add(blocks(cell.blocks())));
    return array;
  }

  private static ArrayNode lines(List<Block.Line> lines) {
    ArrayNode array = Json.array();
    for (Block.Line line : lines) {
      ObjectNode node = array.addObject().put("text", line.text());
      if (!line.callouts().isEmpty()) {
        line.callouts().forEach(node.putArray("callouts")::add);
      }
    }
    return array;
  }

  private static ObjectNode kind(String kind) {
    return Json.object().put("kind", kind);
  }

  private static ObjectNode holding(ObjectNode node, List<Block> blocks) {
    return with(node, "blocks", blocks(blocks));
  }

  private static ObjectNode with(ObjectNode node, String name, ArrayNode value) {
    node.set(name, value);
    return node;
  }

  private static ObjectNode with(
      ObjectNode node, String name, ArrayNode value, String second, ArrayNode secondValue) {
    return with(with(node, name, value), second, secondValue);
  }

  private static ObjectNode with(
      ObjectNode node, String name, ArrayNode value, String second, ObjectNode secondValue) {
    with(node, name, value).set(second, secondValue);
    return node;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
