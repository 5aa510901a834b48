package dev.signlab.diagnostic;

import java.util.OptionalInt;

/**
 * The characters that command a terminal or turn the direction of reading about, and that therefore
 * no text from elsewhere may send to a screen: the C0 and C1 controls with DEL, and the marks of
 * the Unicode bidirectional algorithm (UAX #9, 2).
 */
public final class Controls {

  private Controls() {}

  /** Tells whether a character is one of them; line feed, carriage return and tab are not. */
  public static boolean isControl(int codePoint) {
    return (codePoint < ' ' && codePoint != '\n' && codePoint != '\r' && codePoint != '\t')
        || (codePoint >= 0x7f && codePoint <= 0x9f)
        || turnsDirection(codePoint);
  }

  private static boolean turnsDirection(int codePoint) {
    return codePoint == 0x061c
        || codePoint == 0x200e
        || codePoint == 0x200f
        || (codePoint >= 0x202a && codePoint <= 0x202e)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
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
