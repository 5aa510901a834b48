package dev.signlab.content;

import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;

/** AsciiDoc as a page for a browser, which needs no other file and no network. */
public final class HtmlPage {

  private HtmlPage() {}

  /**
   * Converts a document; it takes seconds, since Asciidoctor is loaded for it.
   *
   * @param asciidoc the document, which can include nothing and read no file
   */
  public static String of(String asciidoc) {
    try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
      Attributes attributes =
          Attributes.builder()
              .linkCss(false)
              .attribute("webfonts!", "")
              .attribute("nofooter", "")
              .build();
      return asciidoctor.convert(
          asciidoc,
          Options.builder()
              .backend("html5")
              .standalone(true)
              .safe(SafeMode.SECURE)
              .attributes(attributes)
              .build());
    }
  }
}
