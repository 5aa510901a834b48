package dev.signlab.content.document;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads blocks from JSON. */
final class BlockReader {

  private BlockReader() {}

  static List<Block> blocks(JsonFields fields, String name) {
    return blocks(fields.array(name), fields.what());
  }

  private static List<Block> blocks(List<JsonNode> nodes, String what) {
    List<Block> blocks = new ArrayList<>(nodes.size());
    for (JsonNode node : nodes) {
      blocks.add(block(JsonFields.of(node, what)));
    }
    return blocks;
  }

  private static Block block(JsonFields fields) {
    return switch (fields.text("kind")) {
      case "section" -> section(fields);
      case "heading" -> new Block.Heading(level(fields), SpanReader.spans(fields, "text"));
      case "titled" ->
          new Block.Titled(SpanReader.spans(fields, "title"), block(fields.object("block")));
      case "paragraph" -> new Block.Paragraph(SpanReader.spans(fields, "text"));
      case "bullets" -> new Block.Bullets(items(fields));
      case "numbered" -> new Block.Numbered((int) fields.number("start"), items(fields));
      case "callouts" -> new Block.Callouts(items(fields));
      case "descriptions" -> new Block.Descriptions(descriptions(fields));
      case "table" -> table(fields);
      case "source" -> new Block.Source(fields.text("language"), lines(fields));
      default -> simple(fields);
    };
  }

  private static Block simple(JsonFields fields) {
    String kind = fields.text("kind");
    return switch (kind) {
      case "admonition" -> new Block.Admonition(admonition(fields), blocks(fields, "blocks"));
      case "literal" -> new Block.Literal(fields.text("text"), fields.text("alternative"));
      case "quote" -> new Block.Quote(blocks(fields, "blocks"), SpanReader.spans(fields, "source"));
      case "collapsible" ->
          new Block.Collapsible(SpanReader.spans(fields, "summary"), blocks(fields, "blocks"));
      case "group" -> new Block.Group(blocks(fields, "blocks"));
      case "image" -> new Block.Image(fields.text("target"), fields.text("alternative"));
      case "rule" -> new Block.Rule();
      default -> throw unknown(fields, kind);
    };
  }

  private static Block section(JsonFields fields) {
    return new Block.Section(
        level(fields),
        fields.text("id"),
        SpanReader.spans(fields, "title"),
        blocks(fields, "blocks"));
  }

  private static int level(JsonFields fields) {
    return (int) fields.number("level");
  }

  private static Block.Admonition.Kind admonition(JsonFields fields) {
    String word = fields.text("level");
    for (Block.Admonition.Kind kind : Block.Admonition.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    throw unknown(fields, word);
  }

  private static List<Block.Item> items(JsonFields fields) {
    List<Block.Item> items = new ArrayList<>();
    for (JsonFields item : fields.objects("items")) {
      items.add(new Block.Item(box(item), blocks(item, "blocks")));
    }
    return items;
  }

  private static Block.Item.Box box(JsonFields item) {
    return switch (item.text("box")) {
      case "open" -> Block.Item.Box.OPEN;
      case "ticked" -> Block.Item.Box.TICKED;
      default -> Block.Item.Box.NONE;
    };
  }

  private static List<Block.Description> descriptions(JsonFields fields) {
    List<Block.Description> entries = new ArrayList<>();
    for (JsonFields entry : fields.objects("entries")) {
      List<List<Span>> terms =
          entry.array("terms").stream()
              .map(term -> SpanReader.spans(elements(term), entry.what()))
              .toList();
      entries.add(new Block.Description(terms, blocks(entry, "blocks")));
    }
    return entries;
  }

  private static Block table(JsonFields fields) {
    List<List<Block.Cell>> rows = new ArrayList<>();
    fields.array("rows").forEach(row -> rows.add(cells(elements(row), fields.what())));
    return new Block.Table(cells(fields.array("header"), fields.what()), rows);
  }

  private static List<Block.Cell> cells(List<JsonNode> nodes, String what) {
    return nodes.stream().map(cell -> new Block.Cell(blocks(elements(cell), what))).toList();
  }

  private static List<Block.Line> lines(JsonFields fields) {
    List<Block.Line> lines = new ArrayList<>();
    for (JsonFields line : fields.objects("lines")) {
      List<Integer> callouts = line.array("callouts").stream().map(JsonNode::intValue).toList();
      lines.add(new Block.Line(line.text("text"), callouts));
    }
    return lines;
  }

  private static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  private static LabException unknown(JsonFields fields, String kind) {
    return Problem.of(fields.what() + " is of an unknown kind")
        .expected("a kind that this version of the lab knows")
        .found(kind)
        .asException();
  }
}
