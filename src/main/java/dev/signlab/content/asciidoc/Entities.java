package dev.signlab.content.asciidoc;

import java.util.Map;

/** Turns the character references that Asciidoctor writes back into characters, once. */
final class Entities {

  private static final int LONGEST = 10;
  private static final Map<String, String> NAMED =
      Map.of(
          "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", "\u00a0", "rarr",
          "\u2192", "larr", "\u2190", "copy", "\u00a9", "hellip", "\u2026");

  private Entities() {}

  /** Returns the text with each reference replaced; what is no reference stays as it is. */
  static String unescape(String text) {
    int ampersand = text.indexOf('&');
    if (ampersand < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (; ampersand >= 0; ampersand = text.indexOf('&', from)) {
      out.append(text, from, ampersand);
      from = appendReference(text, ampersand, out);
    }
    return out.append(text, from, text.length()).toString();
  }

  private static int appendReference(String text, int ampersand, StringBuilder out) {
    int end = text.indexOf(';', ampersand);
    if (end > ampersand && end - ampersand <= LONGEST) {
      String replacement = replacement(text.substring(ampersand + 1, end));
      if (!replacement.isEmpty()) {
        out.append(replacement);
        return end + 1;
      }
    }
    out.append('&');
    return ampersand + 1;
  }

  private static String replacement(String name) {
    if (!name.startsWith("#")) {
      return NAMED.getOrDefault(name, "");
    }
    try {
      boolean hexadecimal = name.startsWith("#x");
      int point =
          hexadecimal
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(point) ? Character.toString(point) : "";
    } catch (NumberFormatException e) {
      return "";
    }
  }
}
