package dev.signlab.shell.prompt;

import java.util.HashMap;
import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;

/** A line reader that leaves the bottom row of the terminal to the bottom line. */
final class BarReader extends LineReaderImpl {

  private static final String LINE_AND_BELOW_EMPTIED = "\r\u001b[J";

  private final StatusBar bar;

  BarReader(Terminal terminal, StatusBar bar) {
    super(terminal, "lab", new HashMap<>());
    this.bar = bar;
    setHistory(new DefaultHistory());
    setVariable(LineReader.BELL_STYLE, "none");
    option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    option(LineReader.Option.AUTO_FRESH_LINE, false);
    option(LineReader.Option.INSERT_TAB, false);
    getWidgets().put(LineReader.CALLBACK_INIT, this::begin);
    getWidgets().put(LineReader.CLEAR_SCREEN, this::clearWithBar);
  }

  /** Another size moves every row of a terminal: the bar and then the line are drawn anew. */
  @Override
  protected synchronized void handleSignal(Terminal.Signal signal) {
    if (signal == Terminal.Signal.WINCH && isOfAnotherSize()) {
      bar.release();
      terminal.writer().write(LINE_AND_BELOW_EMPTIED);
    }
    super.handleSignal(signal);
    if (signal == Terminal.Signal.WINCH || signal == Terminal.Signal.CONT) {
      bar.show();
      leaveBottomRow();
    }
  }

  /** The reader draws its line again only then; where the bar is, its rows are one less. */
  private boolean isOfAnotherSize() {
    return size.getRows() != terminal.getHeight() || size.getColumns() != terminal.getWidth();
  }

  private boolean clearWithBar() {
    boolean cleared = clearScreen();
    bar.show();
    return cleared;
  }

  /** Between two lines nobody hears of another size. */
  private boolean begin() {
    bar.follow();
    return leaveBottomRow();
  }

  private boolean leaveBottomRow() {
    if (bar.isShown() && size.getRows() == terminal.getHeight()) {
      size.setRows(size.getRows() - 1);
      display.resize(size.getRows(), size.getColumns());
    }
    return true;
  }
}
