package dev.signlab.diagnostic;

import java.util.OptionalInt;

/**
 * The characters that command a terminal, hide what is read or turn it about, and that therefore no
 * text from elsewhere may send to a screen: control characters, line and paragraph separators,
 * halves of surrogate pairs, and the invisible ones of Unicode's category Cf, the marks of the
 * bidirectional algorithm (UAX #9, 2) among them.
 */
public final class Controls {

  private Controls() {}

  /** Tells whether a character is one of them; line feed, carriage return and tab are not. */
  public static boolean isControl(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint != '\n' && codePoint != '\r' && codePoint != '\t';
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.FORMAT -> !isPartOfWriting(codePoint);
      default -> false;
    };
  }

  /** Joiners of scripts and emoji, soft hyphens, and signs of number that are seen. */
  private static boolean isPartOfWriting(int codePoint) {
    return switch (codePoint) {
      case 0xad, 0x200c, 0x200d, 0x6dd, 0x70f, 0x8e2 -> true;
      default -> codePoint >= 0x600 && codePoint <= 0x605;
    };
  }

  /** Returns the first of them in a text, or nothing when there is none. */
  public static OptionalInt firstIn(String text) {
    return text.codePoints().filter(Controls::isControl).findFirst();
  }

  /** Returns how a character is written in a message: {@code U+001B}. */
  public static String name(int codePoint) {
    return "U+%04X".formatted(codePoint);
  }
}
