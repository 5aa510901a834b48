package dev.signlab.shell.screen;

import dev.signlab.shell.command.Screen;

/** One line that is drawn again and again, and goes away before the next one is shown. */
final class ProgressLine {

  private static final int BAR = 20;
  private static final String CLEAR = "\r\u001b[K";

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
    String line = "\r" + fitted(title + "  " + amount(done, total)) + "\u001b[K";
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
