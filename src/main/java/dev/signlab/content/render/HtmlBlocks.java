package dev.signlab.content.render;

import dev.signlab.content.document.Block;
import dev.signlab.content.document.Span;
import java.util.List;
import java.util.Locale;

/** Writes blocks as HTML. One object writes one fragment. */
final class HtmlBlocks {

  private final StringBuilder html = new StringBuilder();

  String write(List<Block> blocks) {
    addAll(blocks);
    return html.toString();
  }

  private void addAll(List<Block> blocks) {
    blocks.forEach(this::add);
  }

  private void add(Block block) {
    switch (block) {
      case Block.Section section -> section(section);
      case Block.Heading(int level, List<Span> text) -> heading(level, text);
      case Block.Titled(List<Span> title, Block inner) -> titled(title, inner);
      case Block.Paragraph(List<Span> text) -> element("p", HtmlSpans.write(text));
      case Block.Bullets(List<Block.Item> items) -> list("ul", items);
      case Block.Numbered(int start, List<Block.Item> items) ->
          list(start == 1 ? "ol" : "ol start=\"" + start + "\"", items);
      case Block.Callouts(List<Block.Item> items) -> callouts(items);
      case Block.Descriptions(List<Block.Description> entries) -> descriptions(entries);
      case Block.Table table -> table(table);
      case Block.Admonition admonition -> admonition(admonition);
      case Block.Source source -> source(source);
      case Block.Literal literal -> literal(literal);
      case Block.Quote quote -> quote(quote);
      case Block.Collapsible(List<Span> summary, List<Block> blocks) ->
          around("details", "<summary>" + HtmlSpans.write(summary) + "</summary>", blocks);
      case Block.Group(List<Block> blocks) -> around("div class=\"group\"", "", blocks);
      case Block.Image image -> image(image);
      case Block.Rule _ -> html.append("<hr>\n");
    }
  }

  private void section(Block.Section section) {
    begin("section id=\"" + Html.escape(section.id()) + "\"");
    heading(section.level(), section.title());
    addAll(section.blocks());
    end("section");
  }

  private void heading(int level, List<Span> text) {
    element("h" + Math.clamp(level + 1L, 2, 6), HtmlSpans.write(text));
  }

  private void titled(List<Span> title, Block inner) {
    begin("div");
    element("p class=\"title\"", HtmlSpans.write(title));
    add(inner);
    end("div");
  }

  private void list(String tag, List<Block.Item> items) {
    begin(tag);
    items.forEach(this::item);
    end(tag);
  }

  private void item(Block.Item item) {
    String tag = item.box() == Block.Item.Box.NONE ? "li" : "li class=\"check\"";
    around(tag, box(item.box()), item.blocks());
  }

  private static String box(Block.Item.Box box) {
    return switch (box) {
      case NONE -> "";
      case OPEN -> "<input type=\"checkbox\" disabled aria-label=\"to do\">";
      case TICKED -> "<input type=\"checkbox\" checked disabled aria-label=\"done\">";
    };
  }

  private void callouts(List<Block.Item> items) {
    begin("ol class=\"callouts\"");
    int number = 1;
    for (Block.Item item : items) {
      html.append("<li><b class=\"callout\">(").append(number++).append(")</b>\n");
      around("div", "", item.blocks());
      end("li");
    }
    end("ol");
  }

  private void descriptions(List<Block.Description> entries) {
    begin("dl");
    for (Block.Description entry : entries) {
      entry.terms().forEach(term -> element("dt", HtmlSpans.write(term)));
      around("dd", "", entry.blocks());
    }
    end("dl");
  }

  private void table(Block.Table table) {
    html.append("<div class=\"wide\" tabindex=\"0\"><table>\n");
    if (!table.header().isEmpty()) {
      begin("thead");
      row(table.header(), "th scope=\"col\"");
      end("thead");
    }
    begin("tbody");
    table.rows().forEach(row -> row(row, "td"));
    end("tbody");
    html.append("</table></div>\n");
  }

  private void row(List<Block.Cell> cells, String tag) {
    begin("tr");
    cells.forEach(cell -> around(tag, "", cell.blocks()));
    end("tr");
  }

  private void admonition(Block.Admonition admonition) {
    String kind = admonition.kind().name().toLowerCase(Locale.ROOT);
    around(
        "aside class=\"admonition " + kind + "\"",
        "<strong>" + kind + "</strong>",
        admonition.blocks());
  }

  private void source(Block.Source source) {
    String language = source.language();
    html.append("<pre><code");
    if (!language.isEmpty()) {
      html.append(" class=\"language-").append(Html.escape(language)).append('"');
    }
    html.append('>');
    for (Block.Line line : source.lines()) {
      html.append(Html.escape(line.text()));
      line.callouts().forEach(this::callout);
      html.append('\n');
    }
    html.append("</code></pre>\n");
  }

  private void callout(int number) {
    html.append("  <b class=\"callout\">(").append(number).append(")</b>");
  }

  private void literal(Block.Literal literal) {
    String text = Html.escape(literal.text());
    if (literal.alternative().isEmpty()) {
      html.append("<pre>").append(text).append("</pre>\n");
    } else {
      html.append("<pre class=\"drawing\" role=\"img\" aria-label=\"")
          .append(Html.escape(literal.alternative()))
          .append("\">")
          .append(text)
          .append("</pre>\n");
    }
  }

  private void quote(Block.Quote quote) {
    begin("blockquote");
    addAll(quote.blocks());
    if (!quote.source().isEmpty()) {
      element("footer", "\u2014 " + HtmlSpans.write(quote.source()));
    }
    end("blockquote");
  }

  private void image(Block.Image image) {
    html.append("<figure><img src=\"")
        .append(Html.address(image.target()))
        .append("\" alt=\"")
        .append(Html.escape(image.alternative()))
        .append("\"></figure>\n");
  }

  private void around(String tag, String first, List<Block> blocks) {
    html.append('<').append(tag).append('>').append(first);
    addAll(blocks);
    end(tag);
  }

  private void element(String tag, String content) {
    html.append('<').append(tag).append('>').append(content);
    end(tag);
  }

  private void begin(String tag) {
    html.append('<').append(tag).append(">\n");
  }

  private void end(String tag) {
    int space = tag.indexOf(' ');
    html.append("</").append(space < 0 ? tag : tag.substring(0, space)).append(">\n");
  }
}
