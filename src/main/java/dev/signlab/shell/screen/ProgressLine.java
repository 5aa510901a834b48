package dev.signlab.shell.screen;

import dev.signlab.diagnostic.TerminalText;
import dev.signlab.shell.command.Screen;

/** One line that is drawn again and again, and goes away before the next one is shown. */
final class ProgressLine {

  private static final int BAR = 20;
  private static final String START = TerminalText.own('\r');
  private static final String REST_OF_LINE = TerminalText.ESCAPE + "[K";
  private static final String CLEAR = START + REST_OF_LINE;

  private final Screen.Style style;
  private boolean shown;
  private String last = "";

  ProgressLine(Screen.Style style) {
    this.style = style;
  }

  /** Returns what has to be written to show the progress; nothing on a plain screen. */
  String draw(String title, long done, long total) {
    if (style.plain()) {
      return "";
    }
    String line = START + fitted(title + "  " + amount(done, total)) + REST_OF_LINE;
    if (line.equals(last)) {
      return "";
    }
    last = line;
    shown = true;
    return line;
  }

  /** Returns what has to be written before other text. */
  String clear() {
    if (!shown) {
      return "";
    }
    shown = false;
    last = "";
    return CLEAR;
  }

  private String fitted(String text) {
    return text.length() < style.width() ? text : text.substring(0, style.width() - 1);
  }

  private static String amount(long done, long total) {
    if (total <= 0) {
      return String.valueOf(done);
    }
    int full = Math.clamp(done * BAR / total, 0, BAR);
    return "▰".repeat(full) + "▱".repeat(BAR - full) + " " + done * 100 / total + " %";
  }
}
