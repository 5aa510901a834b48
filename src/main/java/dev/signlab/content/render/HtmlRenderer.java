package dev.signlab.content.render;

import dev.signlab.content.document.Document;
import dev.signlab.content.document.Span;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Writes a document as HTML: semantic, with every character of the document escaped, and without
 * anything that a browser would have to fetch, pictures excepted. Stateless.
 */
public final class HtmlRenderer {

  private static final int LONGEST_STYLE_SHEET = 1 << 16;

  /** Returns the blocks, for a page that has its own frame and the rules of {@link #styleSheet}. */
  public String fragment(Document document) {
    return new HtmlBlocks().write(document.blocks());
  }

  /** Returns a whole page that stands alone. */
  public String page(Document document) {
    String title = Html.escape(Span.plain(document.title()));
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    <h1>%s</h1>
    %s</main>
    </body>
    </html>
    """
        .formatted(title, styleSheet(), HtmlSpans.write(document.title()), fragment(document));
  }

  /** Returns the rules that a page needs to show a fragment well, in light and in dark. */
  public static String styleSheet() {
    try (InputStream in = HtmlRenderer.class.getResourceAsStream("page.css")) {
      byte[] bytes =
          BoundedFile.read(Objects.requireNonNull(in), LONGEST_STYLE_SHEET, "style sheet");
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
