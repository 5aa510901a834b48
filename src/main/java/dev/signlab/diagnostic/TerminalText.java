package dev.signlab.diagnostic;

import java.util.concurrent.ThreadLocalRandom;

/**
 * What may go to a terminal: letters, line ends and tabs, and the control characters that the lab
 * itself puts there. Whatever else is one of {@link Controls} is shown as <code>&#92;u{1b}</code>.
 *
 * <p>The lab's own control characters carry a mark in front. It is another one in each process, so
 * that no text from elsewhere can bring it along.
 */
public final class TerminalText {

  private static final int FIRST_MARK = 0xfdd0;
  private static final int MARKS = 32;

  /** Of noncharacters (Unicode, section 23.7), which take no room on a line. */
  private static final String OWN = mark();

  /** Begins an escape sequence of ours. */
  public static final String ESCAPE = own('\u001b');

  private TerminalText() {}

  private static String mark() {
    StringBuilder mark = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      mark.append((char) (FIRST_MARK + ThreadLocalRandom.current().nextInt(MARKS)));
    }
    return mark.toString();
  }

  /** Marks a control character as one of ours. */
  public static String own(char control) {
    return OWN + control;
  }

  /** Tells whether a character is one of those that marks are made of. */
  public static boolean isMark(int point) {
    return point >= FIRST_MARK && point < FIRST_MARK + MARKS;
  }

  /** Returns a text without the marks of ours and otherwise as it is, for a pipe or a file. */
  public static String unmarked(String text) {
    return text.replace(OWN, "");
  }

  /** Returns a text as it may go to a terminal. */
  public static String visible(String text) {
    int start = firstToHide(text);
    if (start == text.length()) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 32).append(text, 0, start);
    for (int i = start; i < text.length(); ) {
      if (text.startsWith(OWN, i) && i + OWN.length() < text.length()) {
        shown.append(text.charAt(i + OWN.length()));
        i += OWN.length() + 1;
        continue;
      }
      int point = text.codePointAt(i);
      boolean lineEnd = point == '\r' && text.startsWith("\n", i + 1);
      if (isHidden(point) && !lineEnd) {
        shown.append(spelled(point));
      } else {
        shown.appendCodePoint(point);
      }
      i += Character.charCount(point);
    }
    return shown.toString();
  }

  private static int firstToHide(String text) {
    for (int i = 0; i < text.length(); i++) {
      int point = text.codePointAt(i);
      boolean plain = point >= ' ' && point < 0x7f;
      if (!plain && isHidden(point)) {
        return i;
      }
      i += Character.charCount(point) - 1;
    }
    return text.length();
  }

  private static String spelled(int point) {
    return "\\u{" + Integer.toHexString(point) + "}";
  }

  private static boolean isHidden(int point) {
    return point == '\r' || isMark(point) || Controls.isControl(point);
  }
}
