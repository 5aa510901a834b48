package dev.signlab.content.render;

import dev.signlab.diagnostic.Controls;

/**
 * Makes characters fit for a screen: none that commands the terminal or turns the reading direction
 * about, and for {@code --plain} none that is drawn rather than read.
 */
final class Letters {

  private static final char REPLACEMENT = '\ufffd';
  private static final int MAY_END_HERE = 0x200b;

  private Letters() {}

  /** Returns the text without control characters other than line feeds; tabs become blanks. */
  static String safe(String text) {
    if (text.codePoints().noneMatch(Letters::isUnsafe)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 8);
    text.codePoints().forEach(character -> appendSafe(safe, character));
    return safe.toString();
  }

  /** Where a line may end, as behind a dash, nothing is seen. */
  private static void appendSafe(StringBuilder safe, int character) {
    if (character == '\t') {
      safe.append("    ");
    } else if (character != MAY_END_HERE) {
      safe.appendCodePoint(isUnsafe(character) ? REPLACEMENT : character);
    }
  }

  private static boolean isUnsafe(int character) {
    return character == '\r' || character == '\t' || Controls.isControl(character);
  }

  /** Returns the text in characters that a screen reader speaks and any font has. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(point -> appendPlain(plain, point));
    return plain.toString();
  }

  private static void appendPlain(StringBuilder plain, int point) {
    if (point < 0x2000) {
      plain.appendCodePoint(point == 0xa0 ? ' ' : point == 0xb7 ? '-' : point);
    } else if (point >= 0x2500 && point <= 0x259f) {
      plain.append(box(point));
    } else {
      String words = words(point);
      plain.append(words.isEmpty() ? Character.toString(point) : words);
    }
  }

  private static char box(int point) {
    return switch (point) {
      case 0x2500, 0x2501, 0x2504, 0x2505, 0x2550 -> '-';
      case 0x2502, 0x2503, 0x2506, 0x2507, 0x2551 -> '|';
      default -> point >= 0x2580 ? '#' : '+';
    };
  }

  private static String words(int point) {
    return switch (point) {
      case 0x2009, 0x200a, 0x202f -> " ";
      case 0x200b -> "";
      case 0x2010, 0x2011, 0x2013, 0x2014, 0x2212 -> "-";
      case 0x2018, 0x2019 -> "'";
      case 0x201c, 0x201d -> "\"";
      case 0x2022, 0x203a -> "-";
      case 0x2026 -> "...";
      case 0x2190, 0x25c0 -> "<-";
      case 0x2192, 0x25b6, 0x25b8, 0x21d2 -> "->";
      case 0x2713, 0x2714, 0x2705 -> "ok";
      case 0x2717, 0x2718, 0x274c -> "failed";
      case 0x2264 -> "<=";
      case 0x2265 -> ">=";
      default -> "";
    };
  }
}
