package dev.signlab.shell.line;

/** The escapes of {@code $'…'}. */
final class AnsiQuote {

  private AnsiQuote() {}

  static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        plain.append(character(text.charAt(++i)));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static char character(char escape) {
    return switch (escape) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'e' -> '\u001b';
      case '0' -> '\0';
      default -> escape;
    };
  }
}
