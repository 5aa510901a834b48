package dev.signlab.content.asciidoc;

import java.util.List;
import java.util.Map;
import org.asciidoctor.ast.ContentNode;
import org.asciidoctor.ast.PhraseNode;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.converter.ConverterFor;
import org.asciidoctor.converter.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Writes running text as a small markup that {@link MarkupParser} reads. The markup consists of
 * angle brackets, as HTML does, because Asciidoctor applies its rules for links and quotes to text
 * in which earlier rules have left their markup, and those rules know HTML. Every other angle
 * bracket has been escaped by then, so nothing in a lesson can pass for markup.
 *
 * <p>Public only because Asciidoctor creates it.
 */
@ConverterFor(InlineMarkup.BACKEND)
public final class InlineMarkup extends StringConverter {

  static final String BACKEND = "signlab";

  /** Stands between the keys of a combination. */
  static final char KEY_SEPARATOR = '\u001f';

  /** Called by Asciidoctor for each document. */
  public InlineMarkup(String backend, Map<String, Object> options) {
    super(backend, options);
  }

  @Override
  public String convert(ContentNode node, @Nullable String transform, Map<Object, Object> options) {
    String name = transform == null ? node.getNodeName() : transform;
    return node instanceof PhraseNode phrase ? phrase(name, phrase) : "";
  }

  private static String phrase(String name, PhraseNode phrase) {
    return switch (name) {
      case "inline_quoted" -> quoted(phrase);
      case "inline_anchor" -> anchor(phrase);
      case "inline_break" -> text(phrase) + "<lab:br>";
      case "inline_kbd" -> element("kbd", keys(phrase));
      case "inline_button" -> element("strong", text(phrase));
      case "inline_menu" -> element("strong", menu(phrase));
      case "inline_image" -> "<lab:img " + picture(phrase) + ">";
      case "inline_footnote" -> element("note", text(phrase));
      case "inline_callout" -> "<lab:co " + text(phrase) + ">";
      default -> text(phrase);
    };
  }

  private static String quoted(PhraseNode phrase) {
    String text = text(phrase);
    return switch (phrase.getType()) {
      case "strong", "mark" -> element("strong", text);
      case "emphasis" -> element("em", text);
      case "monospaced", "asciimath", "latexmath" -> element("code", text);
      case "double" -> "\u201c" + text + "\u201d";
      case "single" -> "\u2018" + text + "\u2019";
      case "superscript" -> "^" + text;
      case "subscript" -> "_" + text;
      default -> text;
    };
  }

  private static String anchor(PhraseNode phrase) {
    return switch (phrase.getType()) {
      case "link" -> link(phrase.getTarget(), text(phrase));
      case "xref" -> link(phrase.getTarget(), xrefText(phrase));
      default -> "";
    };
  }

  private static String xrefText(PhraseNode phrase) {
    if (phrase.getText() != null) {
      return phrase.getText();
    }
    Object identifier = phrase.getAttribute("refid");
    Object section = phrase.getDocument().getCatalog().getRefs().get(identifier);
    return section instanceof StructuralNode node && node.getTitle() != null
        ? node.getTitle()
        : String.valueOf(identifier);
  }

  private static String link(String target, String text) {
    return "<lab:a " + attribute(target) + ">" + text + "</lab:a>";
  }

  private static String keys(PhraseNode phrase) {
    Object keys = phrase.getAttribute("keys");
    return keys instanceof List<?> names
        ? String.join(String.valueOf(KEY_SEPARATOR), names.stream().map(String::valueOf).toList())
        : text(phrase);
  }

  private static String menu(PhraseNode phrase) {
    Object item = phrase.getAttribute("menuitem");
    return phrase.getAttribute("menu") + (item == null ? "" : " \u203a " + item);
  }

  private static String picture(PhraseNode phrase) {
    Object words = phrase.getAttribute("alt", "");
    return attribute(phrase.getTarget()) + KEY_SEPARATOR + attribute(String.valueOf(words));
  }

  private static String element(String name, String content) {
    return "<lab:" + name + ">" + content + "</lab:" + name + ">";
  }

  private static String attribute(@Nullable String value) {
    return value == null ? "" : value.replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String text(PhraseNode phrase) {
    return phrase.getText() == null ? "" : phrase.getText();
  }
}
