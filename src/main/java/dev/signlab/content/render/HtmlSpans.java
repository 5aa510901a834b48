package dev.signlab.content.render;

import dev.signlab.content.document.Span;
import java.util.List;

/** Writes running text as HTML. */
final class HtmlSpans {

  private HtmlSpans() {}

  static String write(List<Span> spans) {
    StringBuilder html = new StringBuilder();
    spans.forEach(span -> html.append(write(span)));
    return html.toString();
  }

  private static String write(Span span) {
    return switch (span) {
      case Span.Text(String text) -> Html.escape(text);
      case Span.Strong(List<Span> content) -> element("strong", write(content));
      case Span.Emphasis(List<Span> content) -> element("em", write(content));
      case Span.Code(String text) -> element("code", Html.escape(text));
      case Span.Link(String target, List<Span> content) -> link(target, write(content));
      case Span.Keys(List<String> names) ->
          String.join("+", names.stream().map(key -> element("kbd", Html.escape(key))).toList());
      case Span.Picture(String target, String alternative) ->
          "<img src=\"" + Html.address(target) + "\" alt=\"" + Html.escape(alternative) + "\">";
      case Span.Note(List<Span> content) ->
          " <small class=\"note\">(" + write(content) + ")</small>";
      case Span.Break _ -> "<br>";
    };
  }

  private static String link(String target, String content) {
    String address = Html.address(target);
    return address.isEmpty() ? content : "<a href=\"" + address + "\">" + content + "</a>";
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }
}
