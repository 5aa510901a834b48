package dev.signlab.content.document;

import java.util.List;

/** A piece of running text. The set of kinds is closed: every renderer draws each of them. */
public sealed interface Span {

  /**
   * Plain characters, nothing escaped.
   *
   * @param text the characters; a line feed is an ordinary space
   */
  record Text(String text) implements Span {}

  /**
   * Strong importance, usually bold.
   *
   * @param content what is strong
   */
  record Strong(List<Span> content) implements Span {
    /** Copies the content. */
    public Strong {
      content = List.copyOf(content);
    }
  }

  /**
   * Stress, usually italic.
   *
   * @param content what is stressed
   */
  record Emphasis(List<Span> content) implements Span {
    /** Copies the content. */
    public Emphasis {
      content = List.copyOf(content);
    }
  }

  /**
   * Something to type or something that a machine printed.
   *
   * @param text the characters
   */
  record Code(String text) implements Span {}

  /**
   * A link.
   *
   * @param target an address with a scheme, or {@code #id}, or {@code lesson.adoc#id}
   * @param content the visible text
   */
  record Link(String target, List<Span> content) implements Span {
    /** Copies the content. */
    public Link {
      content = List.copyOf(content);
    }

    /** Tells whether the target lies outside the lessons. */
    public boolean isExternal() {
      return target.startsWith("https:")
          || target.startsWith("http:")
          || target.startsWith("mailto:");
    }
  }

  /**
   * Keys to press together.
   *
   * @param names the names of the keys, such as {@code Ctrl} and {@code C}
   */
  record Keys(List<String> names) implements Span {
    /** Copies the names. */
    public Keys {
      names = List.copyOf(names);
    }
  }

  /**
   * A picture within the text.
   *
   * @param target where the picture is
   * @param alternative what it shows, in words
   */
  record Picture(String target, String alternative) implements Span {}

  /**
   * A remark on the side.
   *
   * @param content the remark
   */
  record Note(List<Span> content) implements Span {
    /** Copies the content. */
    public Note {
      content = List.copyOf(content);
    }
  }

  /** A line break that the author asked for. */
  record Break() implements Span {}

  /** Returns the characters of spans without their marks, line breaks as line feeds. */
  static String plain(List<Span> spans) {
    StringBuilder text = new StringBuilder();
    spans.forEach(span -> text.append(span.plain()));
    return text.toString();
  }

  /** Returns the characters of this span without its marks. */
  default String plain() {
    return switch (this) {
      case Text(String text) -> text;
      case Code(String text) -> text;
      case Strong(List<Span> content) -> plain(content);
      case Emphasis(List<Span> content) -> plain(content);
      case Link(_, List<Span> content) -> plain(content);
      case Keys(List<String> names) -> String.join("+", names);
      case Picture(_, String alternative) -> alternative;
      case Note(List<Span> content) -> " (" + plain(content) + ")";
      case Break _ -> "\n";
    };
  }
}
