package dev.signlab.content.document;

import dev.signlab.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes running text as JSON. */
final class SpanWriter {

  private SpanWriter() {}

  static ArrayNode spans(List<Span> spans) {
    ArrayNode array = Json.array();
    spans.forEach(span -> add(array, span));
    return array;
  }

  private static void add(ArrayNode array, Span span) {
    if (span instanceof Span.Text(String text)) {
      array.add(text);
    } else {
      array.add(object(span));
    }
  }

  private static ObjectNode object(Span span) {
    ObjectNode node = Json.object();
    switch (span) {
      case Span.Text(String text) -> node.put("text", text);
      case Span.Strong(List<Span> content) -> node.set("strong", spans(content));
      case Span.Emphasis(List<Span> content) -> node.set("emphasis", spans(content));
      case Span.Code(String text) -> node.put("code", text);
      case Span.Link(String target, List<Span> content) ->
          node.put("link", target).set("content", spans(content));
      case Span.Keys(List<String> names) -> names.forEach(node.putArray("keys")::add);
      case Span.Picture(String target, String alternative) ->
          node.put("picture", target).put("alternative", alternative);
      case Span.Note(List<Span> content) -> node.set("note", spans(content));
      case Span.Break _ -> node.put("break", true);
    }
    return node;
  }
}
