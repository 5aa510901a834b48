package dev.signlab.content.render;

/** Escapes text and addresses for HTML. */
final class Html {

  private Html() {}

  /** Returns text that stands for itself in content and in quoted attributes. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      switch (character) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(character);
      }
    }
    return escaped.toString();
  }

  /**
   * Returns an address fit for an attribute, links between lessons turned into links between pages;
   * empty when it would do anything but lead somewhere, as {@code javascript:} would.
   */
  static String address(String target) {
    int colon = target.indexOf(':');
    int path = target.indexOf('/');
    boolean hasScheme = colon >= 0 && (path < 0 || colon < path);
    if (hasScheme) {
      boolean leadsSomewhere =
          target.startsWith("https://")
              || target.startsWith("http://")
              || target.startsWith("mailto:");
      return leadsSomewhere ? escape(target) : "";
    }
    return escape(target.replaceFirst("\\.adoc(?=#|$)", ".html"));
  }
}
