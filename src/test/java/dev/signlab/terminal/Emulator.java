package dev.signlab.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.builtins.ScreenTerminal;

/**
 * The screen of a {@link Terminal} as a person sees it: JLine's emulator of a VT100, fed with all
 * that the program sent. Used by one thread.
 */
public final class Emulator {

  private final Terminal terminal;
  private final ScreenTerminal screen;
  private int columns;
  private int rows;
  private int fed;

  /** Looks at a terminal of a size from its beginning. */
  public Emulator(Terminal terminal, int columns, int rows) {
    this.terminal = terminal;
    this.screen = new ScreenTerminal(columns, rows);
    this.columns = columns;
    this.rows = rows;
  }

  /** Gives the terminal and its screen another size. */
  public void resize(int newColumns, int newRows) {
    look();
    this.columns = newColumns;
    this.rows = newRows;
    screen.setSize(newColumns, newRows);
    terminal.resize(newColumns, newRows);
  }

  /** Returns how wide the screen is. */
  public int columns() {
    return columns;
  }

  /** Returns the rows from top to bottom, without the blanks at their ends. */
  public List<String> rows() {
    look();
    List<String> shown = new ArrayList<>();
    screen.toString().lines().limit(rows).map(String::stripTrailing).forEach(shown::add);
    return shown;
  }

  /** Returns the row of the cursor, counted from 0. */
  public int cursorRow() {
    look();
    int[] cursor = new int[2];
    screen.dump(new long[rows * columns], 0, 0, rows, columns, cursor);
    return cursor[1];
  }

  private void look() {
    String sent = terminal.sent();
    screen.write(sent.substring(fed));
    fed = sent.length();
  }
}
