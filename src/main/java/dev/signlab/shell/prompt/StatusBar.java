package dev.signlab.shell.prompt;

import dev.signlab.diagnostic.TerminalText;
import dev.signlab.shell.command.BottomLine;
import dev.signlab.shell.command.Screen;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * The bottom line of the terminal; a plain screen has none. It is drawn whole each time and relies
 * on nothing that was drawn before, since commands, clearing and another size move or remove it.
 */
final class StatusBar {

  /** A lower terminal has no row to spare. */
  private static final int LEAST_ROWS = 5;

  private static final String ESCAPE = "\u001b";
  private static final String KEEP_CURSOR = ESCAPE + "7";
  private static final String CURSOR_BACK = ESCAPE + "8";

  /** Setting the rows that scroll moves the cursor. */
  private static final String ALL_ROWS_SCROLL = KEEP_CURSOR + ESCAPE + "[r" + CURSOR_BACK;

  /**
   * One row down, which scrolls where there is none; that row and all below are emptied, which
   * takes a bar away wherever another size has moved it; and one row up.
   */
  private static final String NOTHING_BELOW =
      ESCAPE + "D" + ESCAPE + "[1K" + ESCAPE + "[J" + ESCAPE + "M";

  private final Terminal terminal;
  private final boolean wanted;
  private final BottomLine line;
  private boolean shown;
  private Size drawnAt = new Size();

  StatusBar(Terminal terminal, Screen.Style style, BottomLine line) {
    this.terminal = terminal;
    this.wanted = !style.plain();
    this.line = line;
  }

  /** Draws the line anew when it says something; the cursor is in a row that is above it then. */
  synchronized void show() {
    String text = TerminalText.visible(line.text());
    if (!wanted || text.isEmpty() || terminal.getHeight() < LEAST_ROWS) {
      close();
      return;
    }
    int rows = terminal.getHeight();
    shown = true;
    drawnAt = terminal.getSize();
    write(
        ALL_ROWS_SCROLL
            + NOTHING_BELOW
            + KEEP_CURSOR
            + ESCAPE
            + "[1;%dr".formatted(rows - 1)
            + ESCAPE
            + "[%d;1H".formatted(rows)
            + drawn(text, Math.max(2, terminal.getWidth() - 1))
            + CURSOR_BACK);
  }

  /** Draws the line anew where the terminal has got another size since. */
  synchronized void follow() {
    if (shown && !terminal.getSize().equals(drawnAt)) {
      show();
    }
  }

  /** Tells whether the bottom row is the bar's. */
  synchronized boolean isShown() {
    return shown;
  }

  /** Lets all rows scroll, since a terminal of another size may have none that are kept. */
  synchronized void release() {
    if (shown) {
      write(ALL_ROWS_SCROLL);
    }
  }

  /** Gives the bottom row back to the terminal. */
  synchronized void close() {
    if (shown) {
      shown = false;
      write(ALL_ROWS_SCROLL + NOTHING_BELOW);
    }
  }

  private void write(String sequences) {
    terminal.writer().write(sequences);
    terminal.flush();
  }

  private String drawn(String text, int width) {
    AttributedString faint =
        new AttributedStringBuilder()
            .styled(AttributedStyle.DEFAULT.faint(), text)
            .toAttributedString();
    return cut(faint, width).toAnsi(terminal);
  }

  /** What does not fit ends in a dot for the rest. */
  private static AttributedString cut(AttributedString text, int width) {
    if (text.columnLength() <= width) {
      return text;
    }
    return new AttributedStringBuilder()
        .append(text.columnSubSequence(0, width - 1))
        .styled(AttributedStyle.DEFAULT.faint(), "…")
        .toAttributedString();
  }
}
