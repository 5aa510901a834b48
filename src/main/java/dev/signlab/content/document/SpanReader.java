package dev.signlab.content.document;

import dev.signlab.diagnostic.Problem;
import dev.signlab.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads running text from JSON. */
final class SpanReader {

  private SpanReader() {}

  static List<Span> spans(JsonFields fields, String name) {
    return spans(fields.array(name), fields.what());
  }

  static List<Span> spans(List<JsonNode> nodes, String what) {
    List<Span> spans = new ArrayList<>(nodes.size());
    for (JsonNode node : nodes) {
      spans.add(
          node.isString() ? new Span.Text(node.stringValue()) : span(JsonFields.of(node, what)));
    }
    return spans;
  }

  private static Span span(JsonFields fields) {
    String kind = fields.node().propertyNames().stream().findFirst().orElse("");
    return switch (kind) {
      case "strong" -> new Span.Strong(spans(fields, "strong"));
      case "emphasis" -> new Span.Emphasis(spans(fields, "emphasis"));
      case "code" -> new Span.Code(fields.text("code"));
      case "link" -> new Span.Link(fields.text("link"), spans(fields, "content"));
      case "keys" ->
          new Span.Keys(fields.array("keys").stream().map(JsonNode::stringValue).toList());
      case "picture" -> new Span.Picture(fields.text("picture"), fields.text("alternative"));
      case "note" -> new Span.Note(spans(fields, "note"));
      case "break" -> new Span.Break();
      default ->
          throw Problem.of(fields.what() + " is of an unknown kind")
              .expected("strong, emphasis, code, link, keys, picture, note or break")
              .found(kind)
              .asException();
    };
  }
}
