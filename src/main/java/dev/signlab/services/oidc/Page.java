package dev.signlab.services.oidc;

import dev.signlab.http.server.Call;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A page of HTML that needs no script.
 *
 * @param title what it is about
 * @param body what stands between header and footer, as HTML
 */
record Page(String title, String body) {

  /** Where the style sheet is. */
  static final String STYLE = "/style.css";

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** Answers with a page, which no other page may frame and no cache may keep. */
  static void answer(Call call, int status, Page page) throws IOException {
    String html =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s – Container Signing Lab</title>
        <link rel="stylesheet" href="/style.css">
        </head>
        <body>
        <main>
        <p class="place">Container Signing Lab · identity provider</p>
        <h1>%1$s</h1>
        %2$s
        </main>
        </body>
        </html>
        """
            .formatted(escaped(page.title), page.body);
    call.set("Content-Security-Policy", POLICY);
    call.set("Referrer-Policy", "same-origin");
    call.set("Cache-Control", "no-store");
    call.answer(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with the style sheet. */
  static void style(Call call) throws IOException {
    try (InputStream in = Page.class.getResourceAsStream("style.css")) {
      call.answer(200, "text/css; charset=utf-8", Objects.requireNonNull(in).readAllBytes());
    }
  }

  /** Returns a text as it stands in HTML, also within a value in quotation marks. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
