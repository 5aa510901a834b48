package dev.signlab.content.asciidoc;

import dev.signlab.content.document.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the markup of {@link InlineMarkup} into spans. Elements that overlap, as AsciiDoc allows,
 * are closed where the outer one ends. One parser reads one text.
 */
final class MarkupParser {

  private static final String PREFIX = "lab:";

  private final String markup;
  private final Deque<Element> open = new ArrayDeque<>();
  private int position;

  private MarkupParser(String markup) {
    this.markup = markup;
  }

  /** Returns the spans of a text that Asciidoctor converted, or none for null. */
  static List<Span> spans(@Nullable String markup) {
    return markup == null || markup.isEmpty() ? List.of() : new MarkupParser(markup).parse();
  }

  private List<Span> parse() {
    Element root = new Element("", "");
    open.push(root);
    while (position < markup.length()) {
      step();
    }
    while (open.size() > 1) {
      closeInnermost();
    }
    return List.copyOf(root.content);
  }

  private void step() {
    int bracket = markup.indexOf('<', position);
    int end = bracket < 0 ? -1 : markup.indexOf('>', bracket);
    if (end < 0) {
      text(markup.length());
    } else if (bracket > position) {
      text(bracket);
    } else {
      tag(markup.substring(bracket + 1, end), end + 1);
    }
  }

  private void tag(String tag, int next) {
    if (tag.startsWith("/" + PREFIX)) {
      position = next;
      close(tag.substring(PREFIX.length() + 1));
    } else if (tag.startsWith(PREFIX)) {
      position = next;
      int space = tag.indexOf(' ');
      String name = tag.substring(PREFIX.length(), space < 0 ? tag.length() : space);
      begin(name, space < 0 ? "" : tag.substring(space + 1));
    } else {
      text(next);
    }
  }

  private void begin(String name, String attribute) {
    switch (name) {
      case "br" -> add(new Span.Break());
      case "img" -> add(picture(attribute));
      default -> open.push(new Element(name, attribute));
    }
  }

  private static Span picture(String attribute) {
    int separator = attribute.indexOf(InlineMarkup.KEY_SEPARATOR);
    return new Span.Picture(
        Entities.unescape(attribute.substring(0, separator)),
        Entities.unescape(attribute.substring(separator + 1)));
  }

  private void close(String name) {
    if (open.stream().anyMatch(element -> element.name.equals(name))) {
      while (!innermost().name.equals(name)) {
        closeInnermost();
      }
      closeInnermost();
    }
  }

  private void closeInnermost() {
    Span span = open.pop().toSpan();
    add(span);
  }

  private void text(int end) {
    add(new Span.Text(Entities.unescape(markup.substring(position, end))));
    position = end;
  }

  private void add(Span span) {
    innermost().content.add(span);
  }

  private Element innermost() {
    return open.element();
  }

  /** An element that has begun and not yet ended. */
  private static final class Element {

    private final String name;
    private final String attribute;
    private final List<Span> content = new ArrayList<>();

    private Element(String name, String attribute) {
      this.name = name;
      this.attribute = attribute;
    }

    private Span toSpan() {
      return switch (name) {
        case "strong" -> new Span.Strong(content);
        case "em" -> new Span.Emphasis(content);
        case "code" -> new Span.Code(Span.plain(content));
        case "a" -> new Span.Link(Entities.unescape(attribute), content);
        case "kbd" ->
            new Span.Keys(
                List.of(Span.plain(content).split(String.valueOf(InlineMarkup.KEY_SEPARATOR))));
        case "note" -> new Span.Note(content);
        default -> new Span.Text(Span.plain(content));
      };
    }
  }
}
